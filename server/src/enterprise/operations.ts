import { downloadDossier } from './dossier/download-dossier.ts'
import { getDossier } from './dossier/get-dossier.ts'
import { getEnterprise } from './enterprise-detail.ts'
import { keepApart, listDuplicates } from './list-duplicates.ts'
import { listEnterpriseHistory } from './list-enterprise-history.ts'
import { listEnterprises } from './list-enterprises.ts'
import { mapEnterprises } from './map-enterprises.ts'
import { listIndustries } from './list-industries.ts'
import { mergeEnterprises, previewMerge, undoMerge } from './merge-enterprises.ts'
import { createEnterprise, updateEnterprise } from './save-enterprise.ts'
import { addFacility, updateFacility } from './save-facility.ts'

export const enterpriseOperations = {
  listEnterprises,
  mapEnterprises,
  getEnterprise,
  createEnterprise,
  updateEnterprise,
  listEnterpriseHistory,
  listIndustries,
  addFacility,
  updateFacility,
  listDuplicates,
  keepApart,
  previewMerge,
  mergeEnterprises,
  undoMerge,
  getDossier,
  downloadDossier,
} as const
