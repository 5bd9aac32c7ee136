/** Loaded when it is asked for: the packages of Word and Excel are half of what the server would read at its start. */
export async function loadOffice() {
  return import('@gongjian/office')
}
