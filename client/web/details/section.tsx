import { type ReactElement, type ReactNode, useId } from 'react';

/** A part of the details, with its heading and what can be done with it. */
export function Section({
  title,
  actions,
  children,
}: {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className="px-4 py-2">
      <div className="flex h-8 items-center justify-between gap-2 pointer-coarse:h-10">
        <h3 id={id} className="text-xs font-medium text-muted">
          {title}
        </h3>
        {actions !== undefined && <div className="-mr-2 flex">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
