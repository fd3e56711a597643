/** Units of time: this folder is a package of its own, which `#rules` does not reach. */
export { DAY, HOUR, MINUTE } from '../../force-app/main/default/lwc/gongRules/time.js';
