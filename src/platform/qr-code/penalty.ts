/** How hard a matrix is to read: long runs, blocks of four, things like a finder, too much dark or light. Lower is better. */
export function penaltyOf(dark: boolean[][]): number {
  const columns = dark[0]!.map((_, column) => dark.map(row => row[column]!))
  const lines = [...dark, ...columns].map(line => line.map(cell => (cell ? '1' : '0')).join(''))
  const inLines = lines.reduce((sum, line) => sum + penaltyOfRuns(line) + 40 * countFinders(line), 0)
  return inLines + 3 * countBlocks(dark) + 10 * imbalanceOf(dark)
}

const penaltyOfRuns = (line: string): number =>
  (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0)

/** Overlapping ones count too, hence the look-ahead. */
const countFinders = (line: string): number => line.match(/(?=10111010000|00001011101)/g)?.length ?? 0

function countBlocks(dark: boolean[][]): number {
  let count = 0
  for (let row = 1; row < dark.length; row++) {
    for (let column = 1; column < dark.length; column++) {
      const cell = dark[row]![column]
      const others = [dark[row - 1]![column], dark[row]![column - 1], dark[row - 1]![column - 1]]
      if (others.every(other => other === cell)) count++
    }
  }
  return count
}

/** Steps of 5 % by which the dark squares are away from half. */
function imbalanceOf(dark: boolean[][]): number {
  const share = dark.flat().filter(Boolean).length / dark.length ** 2
  return Math.floor(Math.abs(share - 0.5) * 20)
}
