import { endingOf } from './cli/answer.ts'
import { complain, mindBrokenPipe } from './cli/output.ts'
import { buildProgram } from './cli/program.ts'

mindBrokenPipe()
try {
  await buildProgram().parseAsync(process.argv)
} catch (error) {
  const { exit, sentence } = endingOf(error)
  if (sentence !== null) complain(sentence)
  process.exitCode = exit
}
