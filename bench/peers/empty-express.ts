import { readFileSync } from 'node:fs';
import express from 'express';
import { argument } from '../processes/child.js';
import { listen } from './listening.js';

/** Express with one route that answers with the same value each time. The argument is a file of JSON text. */
const value: unknown = JSON.parse(readFileSync(String(argument()), 'utf8'));
const app = express();
app.get('/', (_request, response) => {
  response.json(value);
});
listen((request, response) => void app(request, response));
