import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Images } from 'lucide-react';
import type { ReactElement } from 'react';
import { useSeedroll } from 'seedroll/client/react';
import { useView } from '../state/view.js';
import { classNames } from '../ui/class-names.js';
import { pathsAbove } from './rows.js';

/** Where the page is: the folder that is shown, and those that it is in. In narrow places the inner ones alone. */
export function Breadcrumbs(): ReactElement {
  const [{ dir }, setView] = useView();
  const seedroll = useSeedroll();
  const { data } = useQuery(seedroll.server.info.queryOptions());
  const paths = dir === '' ? [] : [...pathsAbove(dir), dir];
  const go = (path: string): void =>
    void setView({ dir: path, group: null, image: null, full: null, compare: null }, { history: 'push' });
  return (
    <nav aria-label="Folder" className="min-w-0 text-[13px]">
      <ol className="flex min-w-0 items-center">
        <Crumb
          name={data?.baseDirectory ?? 'All images'}
          isCurrent={dir === ''}
          isRoot
          isHidden={false}
          onClick={() => go('')}
        />
        {paths.map((path, at) => (
          <Crumb
            key={path}
            name={path.slice(path.lastIndexOf('/') + 1)}
            isCurrent={path === dir}
            isHidden={at < paths.length - 2}
            onClick={() => go(path)}
          />
        ))}
      </ol>
    </nav>
  );
}

interface CrumbProps {
  name: string;
  isCurrent: boolean;
  isRoot?: boolean;
  /** Whether it goes first where there is little room. */
  isHidden: boolean;
  onClick: () => void;
}

function Crumb({ name, isCurrent, isRoot = false, isHidden, onClick }: CrumbProps): ReactElement {
  return (
    <li
      className={classNames(
        'flex min-w-0 items-center',
        isCurrent ? 'shrink' : 'shrink-[4]',
        isHidden && 'max-md:hidden',
      )}
    >
      {!isRoot && <ChevronRight size={13} aria-hidden="true" className="shrink-0 text-muted" />}
      <button
        type="button"
        onClick={onClick}
        aria-current={isCurrent ? 'page' : undefined}
        title={name}
        className={classNames(
          'flex h-7 min-w-0 items-center gap-1.5 rounded px-1.5 -outline-offset-2 transition-colors hover:bg-hover pointer-coarse:h-10',
          isCurrent ? 'font-medium' : 'text-muted hover:text-ink',
        )}
      >
        {isRoot && <Images size={15} aria-hidden="true" className="shrink-0" />}
        <span className={classNames('truncate', isRoot && !isCurrent && 'max-sm:sr-only')}>{name}</span>
      </button>
    </li>
  );
}
