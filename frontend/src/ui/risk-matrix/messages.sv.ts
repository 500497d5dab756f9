export const t = {
  likelihood: 'Sannolikhet',
  consequence: 'Konsekvens',
  legend: 'Riskmatris',
} as const
