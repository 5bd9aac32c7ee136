/** What coordinates stand in: Chinese maps shift theirs, by some hundred metres, so that a point read off one lies in another street. */
export const CRS_TITLES = {
  GCJ02: '高德、腾讯（GCJ-02）',
  BD09: '百度（BD-09）',
  WGS84: '卫星定位、天地图（WGS84）',
} as const
export type Crs = keyof typeof CRS_TITLES

/** As a cell of a workbook says it: the map that the point was read off. */
export const CRS_WORDS: Readonly<Record<string, Crs>> = {
  WGS84: 'WGS84',
  天地图: 'WGS84',
  高德: 'GCJ02',
  腾讯: 'GCJ02',
  百度: 'BD09',
}
