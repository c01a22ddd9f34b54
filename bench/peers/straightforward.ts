import { argument } from '../processes/child.js';
import { listen } from './listening.js';
import { straightforwardGroups } from './straightforward-groups.js';

/** The straightforward reader as a server. */
const base = String(argument());
listen((request, response) => {
  const search = new URL(request.url ?? '/', 'http://localhost').searchParams.get('search') ?? '';
  response.setHeader('Content-Type', 'application/json');
  response.end(straightforwardGroups(base, search.toLowerCase()));
});
