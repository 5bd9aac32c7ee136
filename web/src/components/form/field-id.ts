/** Of a column's input: its label, its words and whoever looks for it name it so. */
export function fieldId(column: string): string {
  return `field-${column}`
}

/** To the column that stands in the way of saving. */
export function focusOn(column: string) {
  document.getElementById(fieldId(column))?.focus()
}
