import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type ErrorComponentProps,
} from '@tanstack/react-router'
import { Empty } from '../components/empty.tsx'
import { ErrorPage } from '../components/error-page.tsx'
import { Link } from '../components/link.tsx'
import { Loading } from '../components/loading.tsx'
import { history } from './history.ts'
import { MeProvider } from './me.tsx'
import { paths } from './paths.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

/** Signed in, with the shell around. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Inside })

/** Every page of the shell; each is a chunk of its own, fetched when it is first opened. */
const PAGES = {
  '/': lazyRouteComponent(() => import('../features/overview/overview-page.tsx'), 'OverviewPage'),
  '/plan': lazyRouteComponent(() => import('../features/document/document-page.tsx'), 'DocumentPage'),
  '/plans/new': lazyRouteComponent(() => import('../features/new-plan/new-plan-page.tsx'), 'NewPlanPage'),
  '/tasks': lazyRouteComponent(() => import('../features/task/task-list-page.tsx'), 'TaskListPage'),
  '/tasks/$taskId': lazyRouteComponent(() => import('../features/task/task-page.tsx'), 'TaskPage'),
  '/registers': lazyRouteComponent(() => import('../features/register/catalogue-page.tsx'), 'CataloguePage'),
  '/registers/$register': lazyRouteComponent(() => import('../features/register/list-page.tsx'), 'RegisterPage'),
  '/registers/$register/new': lazyRouteComponent(() => import('../features/register/new-item-page.tsx'), 'NewItemPage'),
  '/registers/$register/series': lazyRouteComponent(() => import('../features/register/series-page.tsx'), 'SeriesPage'),
  '/registers/$register/import': lazyRouteComponent(
    () => import('../features/register/import/import-page.tsx'),
    'ImportPage',
  ),
  '/registers/$register/items/$item': lazyRouteComponent(
    () => import('../features/register/item-page.tsx'),
    'ItemPage',
  ),
  '/enterprises': lazyRouteComponent(
    () => import('../features/enterprise/enterprise-list-page.tsx'),
    'EnterpriseListPage',
  ),
  '/enterprises/new': lazyRouteComponent(
    () => import('../features/enterprise/new-enterprise-page.tsx'),
    'NewEnterprisePage',
  ),
  '/enterprises/duplicates': lazyRouteComponent(
    () => import('../features/enterprise/duplicates-page.tsx'),
    'DuplicatesPage',
  ),
  '/enterprises/$enterprise': lazyRouteComponent(
    () => import('../features/enterprise/enterprise-page.tsx'),
    'EnterprisePage',
  ),
  '/enterprises/$enterprise/edit': lazyRouteComponent(
    () => import('../features/enterprise/edit-enterprise-page.tsx'),
    'EditEnterprisePage',
  ),
  '/entry-review': lazyRouteComponent(() => import('../features/entry-review/review-page.tsx'), 'ReviewPage'),
  '/entry-review/batch': lazyRouteComponent(() => import('../features/entry-review/batch-page.tsx'), 'BatchPage'),
  '/appraisals': lazyRouteComponent(() => import('../features/appraisal/appraisal-list-page.tsx'), 'AppraisalListPage'),
  '/appraisals/$round': lazyRouteComponent(() => import('../features/appraisal/appraisal-page.tsx'), 'AppraisalPage'),
  '/seasons': lazyRouteComponent(() => import('../features/season/season-list-page.tsx'), 'SeasonListPage'),
  '/seasons/$season': lazyRouteComponent(() => import('../features/season/season-page.tsx'), 'SeasonPage'),
  '/seasons/$season/$unit/patrol': lazyRouteComponent(() => import('../features/season/patrol-page.tsx'), 'PatrolPage'),
  '/seasons/$season/$unit': lazyRouteComponent(
    () => import('../features/season/season-plan-page.tsx'),
    'SeasonPlanPage',
  ),
  '/sweeps': lazyRouteComponent(() => import('../features/sweep/sweeps-page.tsx'), 'SweepsPage'),
  '/sweeps/$subject': lazyRouteComponent(() => import('../features/sweep/sweep-page.tsx'), 'SweepPage'),
  '/areas': lazyRouteComponent(() => import('../features/area/area-page.tsx'), 'AreaPage'),
  '/desk': lazyRouteComponent(() => import('../features/desk/desk-page.tsx'), 'DeskPage'),
  '/reports': lazyRouteComponent(() => import('../features/period/period-page.tsx'), 'PeriodPage'),
  '/reports/$month': lazyRouteComponent(() => import('../features/period/period-page.tsx'), 'PeriodPage'),
  '/reports/$month/review': lazyRouteComponent(() => import('../features/report/review-page.tsx'), 'ReviewPage'),
  '/reports/$month/$unit': lazyRouteComponent(() => import('../features/report/report-page.tsx'), 'ReportPage'),
  '/filings': lazyRouteComponent(() => import('../features/filing/filing-list-page.tsx'), 'FilingListPage'),
  '/filings/$kind/$unit': lazyRouteComponent(() => import('../features/filing/filing-page.tsx'), 'FilingPage'),
  '/units': lazyRouteComponent(() => import('../features/unit/unit-page.tsx'), 'UnitPage'),
  '/accounts': lazyRouteComponent(() => import('../features/account/account-page.tsx'), 'AccountPage'),
  '/interfaces': lazyRouteComponent(() => import('../features/interface/interface-page.tsx'), 'InterfacePage'),
  '/audit': lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
  '/search': lazyRouteComponent(() => import('../features/search/search-page.tsx'), 'SearchPage'),
  '/notices': lazyRouteComponent(() => import('../features/notice/notice-page.tsx'), 'NoticePage'),
  '/me': lazyRouteComponent(() => import('../features/session/my-account-page.tsx'), 'MyAccountPage'),
} as const

const pages = Object.entries(PAGES).map(([path, component]) =>
  createRoute({ getParentRoute: () => inside, path, component }),
)

/** Before a session, or before it may be used: no shell. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('../features/session/sign-in-page.tsx'), 'SignInPage'),
})
const changePassword = createRoute({
  getParentRoute: () => root,
  path: '/me/password',
  component: lazyRouteComponent(() => import('../features/session/change-password-page.tsx'), 'ChangePasswordPage'),
})

export const router = createRouter({
  history,
  routeTree: root.addChildren([inside.addChildren(pages), signIn, changePassword]),
  // Plain text both ways: the default reads `?clause=4.10` as the number 4.1.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString()
    return text === '' ? '' : `?${text}`
  },
  scrollRestoration: true,
  defaultPendingMs: 0,
  defaultPendingComponent: () => <Loading page />,
  defaultErrorComponent: Broken,
})

function Inside() {
  return (
    <MeProvider>
      <Shell>
        <Outlet />
      </Shell>
    </MeProvider>
  )
}

function NotFound() {
  return (
    <main style={{ paddingTop: '20vh' }}>
      <title>没有这个页面 · 攻坚</title>
      <Empty text="没有这个页面，链接可能写错或已失效">
        <Link href={paths.overview()}>回到首页</Link>
      </Empty>
    </main>
  )
}

/** Most often a new version was put up while the page was open, and its old chunk is gone: a reload mends that. */
function Broken(_: ErrorComponentProps) {
  return (
    <ErrorPage
      title="页面没有显示出来"
      back={{ href: paths.overview(), text: '回到首页' }}
      error={{ message: '页面没有显示出来。可能是系统刚更新，请重新载入' }}
      onRetry={() => window.location.reload()}
    />
  )
}
