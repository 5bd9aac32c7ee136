import { getRegisterFigures } from './figure/get-register-figures.ts'
import { listMyDesk } from './desk/list-my-desk.ts'
import { uploadStepFile } from './evidence/upload-step-file.ts'
import { assignItem } from './life/assign-item.ts'
import { editItems } from './life/edit-items.ts'
import { moveItems } from './life/move-items.ts'
import { recordRecheck, relapseItem } from './life/relapse-item.ts'
import { saveItemStep } from './life/save-item-step.ts'
import { mapItems } from './map/map-items.ts'
import { getSeries } from './series/get-series.ts'
import { saveSeries } from './series/save-series.ts'
import { createItem } from './store/create-item.ts'
import { findItems } from './store/find-items.ts'
import { getItem } from './store/get-item.ts'
import { listItemHistory } from './store/list-item-history.ts'
import { listItems } from './store/list-items.ts'
import { getRegister, listRegisters } from './store/list-registers.ts'
import { updateItem } from './store/update-item.ts'
import { removeView, saveView } from './view/save-view.ts'

export const registerOperations = {
  listRegisters,
  getRegister,
  getRegisterFigures,
  listItems,
  findItems,
  getItem,
  createItem,
  updateItem,
  listItemHistory,
  saveView,
  removeView,
  moveItems,
  editItems,
  assignItem,
  saveItemStep,
  uploadStepFile,
  relapseItem,
  recordRecheck,
  listMyDesk,
  getSeries,
  saveSeries,
  mapItems,
} as const
