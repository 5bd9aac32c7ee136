import { isOfficeError, type OfficeError } from '../../src/index.ts'

/** What the work refuses with; fails the test when it throws anything else, or nothing. */
export async function officeErrorOf(work: () => unknown): Promise<OfficeError> {
  try {
    await work()
  } catch (thrown) {
    if (isOfficeError(thrown)) return thrown
    throw thrown
  }
  throw new Error('nothing was refused')
}
