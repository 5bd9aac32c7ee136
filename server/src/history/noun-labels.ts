export interface NounLabels {
  readonly title: string
  /** Column → what people call it, in the order shown. A column that is not here says nothing to a person and is left out. */
  readonly columns: Readonly<Record<string, string>>
}

export const UNIT = { unit_id: '单位' }
