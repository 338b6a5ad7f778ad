import type { MipAnswer, MipEffort, MipModel, MipSolver } from './mip.ts';

/** HiGHS (MIT), compiled to WebAssembly; loaded at the first use. */
export async function highsSolver(): Promise<MipSolver> {
  const { default: loadHighs } = await import('highs');
  const highs = await loadHighs();
  const { modelStatus, variableType, objectiveSense } = highs.constants;
  return (model: MipModel, { relativeGap, nodes }: MipEffort): MipAnswer => {
    const { columns, cost, lower, upper, rowLower, rowUpper, whole } = model;
    return highs.withModel(
      {
        numCols: columns,
        numRows: rowLower.length,
        colCost: cost,
        colLower: lower,
        colUpper: upper,
        rowLower,
        rowUpper,
        sense: objectiveSense.minimize,
        matrix: {
          format: 'csc',
          numRows: rowLower.length,
          numCols: columns,
          starts: model.starts,
          indices: model.rows,
          values: model.values,
        },
        integrality: Int32Array.from(whole, (is) => (is === 1 ? variableType.integer : variableType.continuous)),
      },
      (solver): MipAnswer => {
        solver.options.set({ output_flag: false, mip_rel_gap: relativeGap, mip_max_nodes: nodes, random_seed: 0 });
        solver.run();
        const status = solver.getModelStatus();
        if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
          return { status: 'infeasible' };
        }
        if (solver.info.get('primal_solution_status') !== FEASIBLE) return { status: 'unsolved' };
        const objective = solver.getObjectiveValue();
        return {
          status: status === modelStatus.optimal ? 'optimal' : 'limit',
          values: Float64Array.from(solver.getSolution().colValue),
          objective,
          bound: whole.includes(1) ? Number(solver.info.get('mip_dual_bound')) : objective,
        };
      },
    );
  };
}

/** Value of `primal_solution_status` for a solution that meets all rows (kSolutionStatusFeasible of HiGHS). */
const FEASIBLE = 2;
