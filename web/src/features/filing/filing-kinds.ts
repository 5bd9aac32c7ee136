import { FILINGS, FilingKind } from '@gongjian/domain/filing/filing.ts'

/** How the two are called on tabs; their own titles are long. */
export const FILING_SHORT_TITLES: Record<FilingKind, string> = {
  implementation: '实施方案',
  relocation: '搬迁改造实施方案',
}

export function kindTitle(kind: FilingKind): string {
  return `${FILINGS[kind].clauseLabel} ${FILING_SHORT_TITLES[kind]}`
}

export const FILING_KINDS = FilingKind.options

export const FILING_RETURN_REASONS = [
  '缺少必备内容，请按方案要求补齐。',
  '企业、项目名单不完整，请核对后重报。',
  '进度安排没有落实到年度和责任人，请细化。',
  '与市级方案的要求不一致，请修改。',
] as const
