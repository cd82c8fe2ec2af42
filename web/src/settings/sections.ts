import { mayDo, type Permission } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'

import type { words } from './words.ts'

export interface SectionProps {
  city: string
  me: Me
}

/** A section of the settings: its place in the address, who may open it, its screen in a chunk of its own. */
export interface Section {
  /** Also its name in words.ts; with "Text" at the end, what one does there. */
  id: SectionName
  /** One of these is enough. */
  needs: Permission | readonly Permission[]
  Screen: ComponentType<SectionProps>
}

/** A name that words.ts knows, with its "…Text" beside it. */
type Known = keyof typeof words.keys
type SectionName = { [Name in Known]: `${Name}Text` extends Known ? Name : never }[Known]

/** In the order of the list. Its screen is the export of "./<id>/<id>-section.tsx". */
const sections: readonly Section[] = [
  {
    id: 'opening',
    needs: 'open-city',
    Screen: lazyRouteComponent(() => import('./opening/opening-section.tsx'), 'OpeningSection'),
  },
  {
    id: 'categories',
    needs: 'open-city',
    Screen: lazyRouteComponent(() => import('./categories/categories-section.tsx'), 'CategoriesSection'),
  },
  {
    id: 'look',
    needs: 'manage-look',
    Screen: lazyRouteComponent(() => import('./look/look-section.tsx'), 'LookSection'),
  },
  {
    id: 'organisations',
    needs: 'manage-desk',
    Screen: lazyRouteComponent(
      () => import('./organisations/organisations-section.tsx'),
      'OrganisationsSection',
    ),
  },
  {
    id: 'people',
    needs: 'manage-people',
    Screen: lazyRouteComponent(() => import('./people/people-section.tsx'), 'PeopleSection'),
  },
  {
    id: 'routing',
    needs: 'manage-desk',
    Screen: lazyRouteComponent(() => import('./routing/routing-section.tsx'), 'RoutingSection'),
  },
  {
    id: 'calendar',
    needs: 'manage-desk',
    Screen: lazyRouteComponent(() => import('./calendar/calendar-section.tsx'), 'CalendarSection'),
  },
  {
    id: 'reasons',
    needs: 'manage-desk',
    Screen: lazyRouteComponent(() => import('./reasons/reasons-section.tsx'), 'ReasonsSection'),
  },
  {
    id: 'lexicon',
    needs: 'manage-desk',
    Screen: lazyRouteComponent(() => import('./lexicon/lexicon-section.tsx'), 'LexiconSection'),
  },
  {
    id: 'safety',
    needs: 'manage-desk',
    Screen: lazyRouteComponent(() => import('./safety/safety-section.tsx'), 'SafetySection'),
  },
  {
    id: 'freezes',
    needs: 'freeze',
    Screen: lazyRouteComponent(() => import('./freezes/freezes-section.tsx'), 'FreezesSection'),
  },
  {
    id: 'audit',
    needs: 'read-audit',
    Screen: lazyRouteComponent(() => import('./audit/audit-section.tsx'), 'AuditSection'),
  },
  {
    id: 'templates',
    needs: ['manage-desk', 'write-templates'],
    Screen: lazyRouteComponent(() => import('./templates/templates-section.tsx'), 'TemplatesSection'),
  },
  {
    id: 'boundary',
    needs: 'manage-geography',
    Screen: lazyRouteComponent(() => import('./boundary/boundary-section.tsx'), 'BoundarySection'),
  },
  {
    id: 'districts',
    needs: 'manage-geography',
    Screen: lazyRouteComponent(() => import('./districts/districts-section.tsx'), 'DistrictsSection'),
  },
  {
    id: 'streets',
    needs: 'manage-geography',
    Screen: lazyRouteComponent(() => import('./streets/streets-section.tsx'), 'StreetsSection'),
  },
  {
    id: 'beats',
    needs: 'manage-beats',
    Screen: lazyRouteComponent(() => import('./beats/beats-section.tsx'), 'BeatsSection'),
  },
  {
    id: 'officers',
    needs: 'manage-beats',
    Screen: lazyRouteComponent(() => import('./officers/officers-section.tsx'), 'OfficersSection'),
  },
  {
    id: 'data',
    needs: 'import-data',
    Screen: lazyRouteComponent(() => import('./data/data-section.tsx'), 'DataSection'),
  },
  {
    id: 'archive',
    needs: 'open-city',
    Screen: lazyRouteComponent(() => import('./archive/archive-section.tsx'), 'ArchiveSection'),
  },
  {
    id: 'card',
    needs: 'keep-beat',
    Screen: lazyRouteComponent(() => import('./card/card-section.tsx'), 'CardSection'),
  },
]

export function sectionsFor(me: Me, city: string): Section[] {
  return sections.filter(({ needs }) => [needs].flat().some((need) => mayDo(me.memberships, city, need)))
}
