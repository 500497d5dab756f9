import type { RiskLevel, Step } from '@/ui/risk-matrix/RiskMatrix'

/** A board's own scale, as the matrix draws it. */
export interface RiskScale {
  likelihoods: Step[]
  consequences: Step[]
  levels: RiskLevel[]
}

interface StoredScale {
  probability: string[]
  consequence: string[]
  levels: { code: string; label: string; starts: number }[]
}

export function toRiskScale({ probability, consequence, levels }: StoredScale): RiskScale {
  const steps = (labels: string[]) => labels.map((label, i) => ({ value: i + 1, label }))
  return {
    likelihoods: steps(probability),
    consequences: steps(consequence),
    levels: levels
      .toSorted((a, b) => a.starts - b.starts)
      .map(({ starts, label }) => ({ from: starts, label })),
  }
}

/** The name of each level by its code, for lists. */
export function levelNames({ levels }: StoredScale): Record<string, string> {
  return Object.fromEntries(levels.map((level) => [level.code, level.label]))
}
