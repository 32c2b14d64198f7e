/**
 * Says whether this Node will do, before anything else is read: older ones stop at the first line they
 * do not know. So this is ECMAScript 5, and the versions are those of `engines` in package.json.
 */
'use strict';

/** @param {string} text as 22.13.0 or v22 @returns {number[]} major, minor, patch */
function parse(text) {
  var parts = text.replace(/^v/, '').split('.');
  return [0, 1, 2].map(function (i) {
    return parseInt(parts[i] || '0', 10);
  });
}

/** @param {number[]} a @param {number[]} b */
function isAtLeast(a, b) {
  for (var i = 0; i < 3; i++) {
    if (a[i] !== b[i]) return a[i] > b[i];
  }
  return true;
}

/**
 * @param {string} version as process.version gives it
 * @param {string} range alternatives of the forms ^1.2.3 and >=1, between ||
 * @returns {boolean} whether the version is one of them
 */
function isWithin(version, range) {
  var found = parse(version);
  return range.split('||').some(function (alternative) {
    var match = /^(\^|>=)(\d[\d.]*)$/.exec(alternative.trim());
    if (!match) throw new Error('“' + alternative.trim() + '” is no form that engines may have.');
    var wanted = parse(match[2]);
    return isAtLeast(found, wanted) && (match[1] === '>=' || found[0] === wanted[0]);
  });
}

/** @param {string} range @returns {string} for a sentence */
function inWords(range) {
  return range
    .split('||')
    .map(function (alternative) {
      return alternative
        .trim()
        .replace(/^\^(\d+)/, '$1')
        .replace(/^>=(.*)/, '$1 or newer');
    })
    .join(', ');
}

exports.isWithin = isWithin;
exports.inWords = inWords;

if (require.main === module) {
  var wanted = JSON.parse(
    require('fs').readFileSync(require('path').join(__dirname, '../package.json'), 'utf8')
  ).engines.node;
  if (!isWithin(process.version, wanted)) {
    console.error(
      'The Pruning Game needs Node ' +
        inWords(wanted) +
        '; this is ' +
        process.version +
        '. Install one of these (https://nodejs.org), then try again.'
    );
    process.exit(1);
  }
}
