import { getRegisterFigures } from './figure/get-register-figures.ts'
import { moveItems } from './life/move-items.ts'
import { createItem } from './store/create-item.ts'
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
  getItem,
  createItem,
  updateItem,
  listItemHistory,
  saveView,
  removeView,
  moveItems,
} as const
