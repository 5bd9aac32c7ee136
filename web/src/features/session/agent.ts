const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge 浏览器'],
  [/QQBrowser/, 'QQ 浏览器'],
  [/MicroMessenger/, '微信'],
  [/DingTalk/, '钉钉'],
  [/Firefox\//, 'Firefox 浏览器'],
  [/Chrom(e|ium)\//, 'Chrome 浏览器'],
  [/Safari\//, 'Safari 浏览器'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/Android/, '安卓'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** A user agent in words that its owner knows: 「Windows · Edge 浏览器」. */
export function agentInWords(agent: string): string {
  const find = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(agent))?.[1]
  const words = [find(SYSTEMS), find(BROWSERS)].filter((w) => w !== undefined)
  return words.length > 0 ? words.join(' · ') : '其他程序'
}
