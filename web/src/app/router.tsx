import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router'

import { Broken } from './broken.tsx'
import { answeringSearch, moderationSearch, sealedSearch } from './desk-search.ts'
import { fetchForMap } from './fetch-early.ts'
import { languageSearch, speakAsAsked } from './language-search.ts'
import { type Frame, Layout } from './layout.tsx'
import { newInquirySearch } from './new-inquiry-search.ts'
import { goToLastCity, startSearch } from './start-search.ts'

const root = createRootRoute({
  validateSearch: languageSearch,
  search: { middlewares: [retainSearchParams(['lang'])] },
  beforeLoad: speakAsAsked,
  component: Layout,
  notFoundComponent: lazyRouteComponent(() => import('./not-found.tsx'), 'NotFound'),
})

// One URL, one page, one chunk: who reads the map downloads no desk.
const routeTree = root.addChildren([
  createRoute({
    getParentRoute: () => root,
    path: '/',
    validateSearch: startSearch,
    beforeLoad: goToLastCity,
    component: lazyRouteComponent(() => import('../pages/start-page.tsx'), 'StartPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/about',
    component: lazyRouteComponent(() => import('../pages/about-page.tsx'), 'AboutPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/legal',
    component: lazyRouteComponent(() => import('../pages/legal-page.tsx'), 'LegalPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mine',
    component: lazyRouteComponent(() => import('../pages/mine-page.tsx'), 'MinePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mine/link',
    component: lazyRouteComponent(() => import('../pages/mine-link-page.tsx'), 'MineLinkPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mine/$city/$number',
    component: lazyRouteComponent(() => import('../pages/own-inquiry-page.tsx'), 'OwnInquiryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/receipt',
    component: lazyRouteComponent(() => import('../pages/receipt-page.tsx'), 'ReceiptPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/notices',
    component: lazyRouteComponent(() => import('../pages/notices-page.tsx'), 'NoticesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/outbox',
    component: lazyRouteComponent(() => import('../pages/outbox-page.tsx'), 'OutboxPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reply',
    component: lazyRouteComponent(() => import('../pages/reply-page.tsx'), 'ReplyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/follow',
    component: lazyRouteComponent(() => import('../pages/follow-page.tsx'), 'FollowPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/invitation',
    component: lazyRouteComponent(() => import('../pages/invitation-page.tsx'), 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/reset',
    component: lazyRouteComponent(() => import('../pages/reset-page.tsx'), 'ResetPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/open',
    component: lazyRouteComponent(() => import('../pages/open-page.tsx'), 'OpenPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operator',
    component: lazyRouteComponent(() => import('../pages/operator-page.tsx'), 'OperatorPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk',
    component: lazyRouteComponent(() => import('../pages/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/security',
    component: lazyRouteComponent(() => import('../pages/security-page.tsx'), 'SecurityPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/$city/moderation',
    component: lazyRouteComponent(() => import('../pages/moderation-page.tsx'), 'ModerationPage'),
    validateSearch: moderationSearch,
    staticData: { frame: 'desk' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/$city/sealed',
    component: lazyRouteComponent(() => import('../pages/sealed-page.tsx'), 'SealedPage'),
    validateSearch: sealedSearch,
    staticData: { frame: 'desk' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/$city/answers',
    component: lazyRouteComponent(() => import('../pages/answering-page.tsx'), 'AnsweringPage'),
    validateSearch: answeringSearch,
    staticData: { frame: 'desk' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/$city/settings',
    component: lazyRouteComponent(() => import('../pages/settings-page.tsx'), 'SettingsPage'),
    staticData: { frame: 'desk' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/$city/settings/$section',
    component: lazyRouteComponent(() => import('../pages/settings-page.tsx'), 'SettingsPage'),
    staticData: { frame: 'desk' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city',
    loader: fetchForMap,
    component: lazyRouteComponent(() => import('../pages/city-page.tsx'), 'CityPage'),
    staticData: { frame: 'map' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city/new',
    component: lazyRouteComponent(() => import('../pages/new-inquiry-page.tsx'), 'NewInquiryPage'),
    validateSearch: newInquirySearch,
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/$city/numbers',
    component: lazyRouteComponent(() => import('../pages/desk-numbers-page.tsx'), 'DeskNumbersPage'),
    staticData: { frame: 'desk' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/desk/$city/beat-report',
    component: lazyRouteComponent(() => import('../pages/beat-report-page.tsx'), 'BeatReportPage'),
    staticData: { frame: 'desk' },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city/numbers',
    component: lazyRouteComponent(() => import('../pages/numbers-page.tsx'), 'NumbersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city/data',
    component: lazyRouteComponent(() => import('../pages/data-page.tsx'), 'DataPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city/offline',
    component: lazyRouteComponent(() => import('../pages/offline-page.tsx'), 'OfflinePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city/officer',
    component: lazyRouteComponent(() => import('../pages/officer-page.tsx'), 'OfficerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city/beats/$beat',
    component: lazyRouteComponent(() => import('../pages/beat-page.tsx'), 'BeatPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/$city/$number',
    component: lazyRouteComponent(() => import('../pages/inquiry-page.tsx'), 'InquiryPage'),
  }),
])

export const router = createRouter({
  routeTree,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    frame?: Frame
  }
}
