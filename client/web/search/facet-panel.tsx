import { Collapsible } from '@base-ui/react/collapsible';
import { ChevronRight, LoaderCircle } from 'lucide-react';
import type { ReactElement } from 'react';
import { useView } from '../state/view.js';
import { valuesIn } from './edit-query.js';
import type { FacetSection } from './facet-sections.js';
import { FacetValues } from './facet-values.js';
import { useFacetValues } from './use-facet-values.js';

export interface FacetPanelProps {
  section: FacetSection;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** Whether it is time to ask for counts. */
  isTime: boolean;
}

/** One kind of values; it is asked for while it is open. */
export function FacetPanel({ section, isOpen, onOpenChange, isTime }: FacetPanelProps): ReactElement {
  const [{ q }] = useView();
  const values = useFacetValues(section, isOpen && isTime);
  const chosen = valuesIn(q, section.field).length;
  return (
    <Collapsible.Root open={isOpen} onOpenChange={onOpenChange} className="border-t border-line">
      <h3>
        <Collapsible.Trigger className="group flex h-8 w-full items-center gap-1 px-2 text-xs font-semibold text-muted -outline-offset-2 hover:text-ink pointer-coarse:h-11">
          <ChevronRight
            size={14}
            aria-hidden="true"
            className="shrink-0 transition-transform group-data-panel-open:rotate-90"
          />
          {section.label}
          {chosen > 0 && (
            <span className="ml-1 rounded-full bg-accent px-1.5 text-[11px] leading-4 text-accent-ink tabular-nums">
              {chosen}
              <span className="sr-only"> chosen</span>
            </span>
          )}
          {isOpen && values.isBusy && (
            <LoaderCircle size={13} role="status" aria-label="Counting" className="ml-auto animate-spin" />
          )}
        </Collapsible.Trigger>
      </h3>
      <Collapsible.Panel className="pb-2">
        <FacetValues section={section} values={values} />
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}
