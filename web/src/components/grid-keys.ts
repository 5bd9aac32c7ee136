export interface Step {
  readonly down: number
  readonly right: number
}

/** An arrow key as a step in a grid; any other key is none. */
export function step(key: string): Step | null {
  switch (key) {
    case 'ArrowUp':
      return { down: -1, right: 0 }
    case 'ArrowDown':
      return { down: 1, right: 0 }
    case 'ArrowLeft':
      return { down: 0, right: -1 }
    case 'ArrowRight':
      return { down: 0, right: 1 }
    default:
      return null
  }
}
