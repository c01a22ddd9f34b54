import type { ReactElement } from 'react';
import { FACET_SECTIONS } from './facet-sections.js';
import { FacetPanel } from './facet-panel.js';
import { useGroupsFirst } from './use-groups-first.js';
import { useOpenSections } from './use-open-sections.js';

/** Filters with counts: which models, LoRAs, samplers and so on the images that are shown have. */
export function Facets(): ReactElement {
  const [open, change] = useOpenSections();
  const isTime = useGroupsFirst();
  return (
    <section aria-label="Filters" className="pb-4">
      {FACET_SECTIONS.map((section) => (
        <FacetPanel
          key={section.facet}
          section={section}
          isTime={isTime}
          isOpen={open.has(section.facet)}
          onOpenChange={(isOpen) => change(section.facet, isOpen)}
        />
      ))}
    </section>
  );
}
