/** The oldest Node that this runs on, as "engines" in package.json has it. Written so that an old Node can read it. */
export var OLDEST = '20.18.1';

/**
 * A sentence for whoever has an older Node, instead of the stack that it would end in.
 * @param {string} version as in process.versions.node
 * @returns {string | undefined} nothing when it is new enough
 */
export function tooOld(version) {
    var needed = OLDEST.split('.').map(Number);
    var given = version.split('.').map(Number);
    for (var i = 0; i < needed.length; i++) {
        if (given[i] > needed[i]) return undefined;
        if (given[i] < needed[i])
            return (
                'This needs Node ' +
                OLDEST +
                ' or newer, and this is Node ' +
                version +
                ': see https://nodejs.org/en/download.'
            );
    }
    return undefined;
}
