import { downloadFile } from './download-file.ts'
import { removeFile } from './remove-file.ts'
import { uploadFilingFile } from './upload-filing-file.ts'
import { uploadLineFile } from './upload-line-file.ts'

export const fileOperations = { uploadLineFile, uploadFilingFile, downloadFile, removeFile } as const
