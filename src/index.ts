export { isNpsError, NpsError, type NpsErrorCode } from './core/errors.js';
export {
  type Duration,
  type DurationBasis,
  type DurationUnit,
  type Instant,
  instantFromDate,
  parseInstant,
} from './core/time.js';
