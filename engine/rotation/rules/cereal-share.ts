import { text } from '../../run/local-text.ts';
import { answered, groundsOf, type RotationConflict, type RotationRule } from '../rotation-rule.ts';
import { tooShort } from '../too-short.ts';

const CEREALS = 'Poaceae';

/** R7: cereals above two thirds, or one cereal above half, of all main crops; green manure is no main crop. */
export const cerealShare: RotationRule = {
  id: 'R7',
  check(history, { standard }) {
    const unknown = tooShort(history, standard);
    if (unknown !== null) return { conflicts: [], unknown };
    const main = history.plantings.filter(({ asGreenManure }) => !asGreenManure);
    const cereals = main.filter(({ crop }) => crop.family === CEREALS);
    const most = Math.max(0, ...cereals.map(({ crop }) => cereals.filter((other) => other.crop.id === crop.id).length));
    const percent = (count: number) => (100 * count) / main.length;
    const { cerealPercent, oneCerealPercent } = standard.settings;
    const isMuch = percent(cereals.length) > cerealPercent.value || percent(most) > oneCerealPercent.value;
    return answered(
      isMuch ? [{ ...conflict(percent(cereals.length), percent(most)), grounds: groundsOf(standard, 'R7') }] : [],
    );
  },
};

function conflict(all: number, one: number): Omit<RotationConflict, 'grounds'> {
  return {
    rule: 'R7',
    standard: 'warning',
    policy: 'warning',
    planting: null,
    against: null,
    words: text(
      `谷物占主作 ${all.toFixed(0)} %，最多的一种占 ${one.toFixed(0)} %`,
      `cereals are ${all.toFixed(0)} % of the main crops, the commonest ${one.toFixed(0)} %`,
    ),
  };
}
