/** The only place where a URL of the web is spelled. */
export const paths = {
  overview: () => '/',
  document: (clause?: string, start?: number, end?: number) => `/plan${query({ clause, start, end })}`,
  newPlan: () => '/plans/new',
  tasks: (filter: { lead?: string; light?: string; dueBefore?: string; mine?: string } = {}) =>
    `/tasks${query(filter)}`,
  task: (id: string, unit?: string, month?: string) => `/tasks/${encodeURIComponent(id)}${query({ unit, month })}`,
  periods: (month?: string) => (month ? `/reports/${month}` : '/reports'),
  report: (month: string, unit: string, task?: string) => `/reports/${month}/${unit}${query({ task })}`,
  review: (month: string) => `/reports/${month}/review`,
  filings: (kind?: string) => `/filings${query({ kind })}`,
  filing: (kind: string, unit: string) => `/filings/${kind}/${unit}`,
  registers: () => '/registers',
  register: (
    register: string,
    state: { where?: string; view?: string; show?: string; asOf?: string; q?: string; rule?: string } = {},
  ) => `/registers/${register}${query(state)}`,
  item: (register: string, id: number, asOf?: string) => `/registers/${register}/items/${id}${query({ asOf })}`,
  newItem: (register: string) => `/registers/${register}/new`,
  series: (
    register: string,
    state: { series?: string; item?: number; year?: number; lacks?: string; asOf?: string | undefined } = {},
  ) => `/registers/${register}/series${query(state)}`,
  importing: (register: string) => `/registers/${register}/import`,
  entryReview: (item?: number) => `/entry-review${query({ item })}`,
  sweeps: () => '/sweeps',
  sweep: (
    subject: string,
    state: { state?: string; rule?: string; unit?: string; missing?: string; show?: string } = {},
  ) => `/sweeps/${subject}${query(state)}`,
  areas: () => '/areas',
  reviewBatch: () => '/entry-review/batch',
  appraisals: () => '/appraisals',
  appraisal: (round: number) => `/appraisals/${round}`,
  seasons: () => '/seasons',
  season: (season: number) => `/seasons/${season}`,
  patrol: (season: number, unit: string) => `/seasons/${season}/${unit}/patrol`,
  seasonPlan: (season: number, unit: string) => `/seasons/${season}/${unit}`,
  enterprises: (state: { where?: string; q?: string; show?: string } = {}) => `/enterprises${query(state)}`,
  enterprise: (id: number) => `/enterprises/${id}`,
  newEnterprise: () => '/enterprises/new',
  editEnterprise: (id: number) => `/enterprises/${id}/edit`,
  duplicates: () => '/enterprises/duplicates',
  desk: () => '/desk',
  units: (unit?: string) => `/units${query({ unit })}`,
  accounts: () => '/accounts',
  audit: () => '/audit',
  // Not /api…: the server answers there itself.
  interfaces: () => '/interfaces',
  search: (q?: string) => `/search${query({ q })}`,
  notices: () => '/notices',
  me: () => '/me',
  changePassword: (returnTo?: string) => `/me/password${query({ returnTo })}`,
  signIn: (returnTo?: string) => `/sign-in${query({ returnTo })}`,
} as const

function query(values: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** A return link is followed only inside this site: `//evil.example` and `https:` are not. */
export function safeReturn(returnTo: string | undefined): string {
  return returnTo && /^\/(?![/\\])/.test(returnTo) ? returnTo : paths.overview()
}
