import { implement } from '../operation/implementation.ts'

export const getMapBase = implement('getMapBase', ({ app }) => {
  const { outlines, tiandituKey } = app.config.map
  return Promise.resolve({ outlines, tiandituKey })
})
