import { exportAudit } from './export-audit.ts'
import { listAudit } from './list-audit.ts'
import { listHistory } from './list-history.ts'
import { verifyAudit } from './verify-audit.ts'

export const historyOperations = { listHistory, listAudit, exportAudit, verifyAudit } as const
