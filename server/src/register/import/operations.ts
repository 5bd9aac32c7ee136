import { downloadTemplate } from '../export/download-template.ts'
import { exportItems } from '../export/export-items.ts'
import { cancelImport, mapImport, takeImport } from './decide-import.ts'
import { downloadRefused, getImport, listImportRows, listImports } from './read-imports.ts'
import { startImport } from './start-import.ts'

export const importOperations = {
  downloadTemplate,
  exportItems,
  startImport,
  listImports,
  getImport,
  listImportRows,
  mapImport,
  takeImport,
  cancelImport,
  downloadRefused,
} as const
