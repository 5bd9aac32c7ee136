import type { Locations } from '@gongjian/domain/area/area.ts'

/** Which facts a point tells where maps are loaded; without a map they are asked. A chemical park is a park. */
export const locations: Locations = {
  facility: { inCentralArea: ['中心城区'] },
  project: {
    inPark: ['园区', '化工园区'],
    inChemicalPark: ['化工园区'],
    inRedLine: ['生态红线'],
    // A county's list asks it by its name (domain/src/entry-review/list-rules.ts).
    位于建成区: ['建成区'],
  },
}
