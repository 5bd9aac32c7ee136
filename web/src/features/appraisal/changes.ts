/** What a deed of the appraisal makes old. */
export const APPRAISAL_CHANGES = ['listAppraisals', 'listAppraisalEntries', 'listLeaders'] as const
