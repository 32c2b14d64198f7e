/**
 * What the page says while nothing of it runs: the browser is too old, the frame forbids too much, the
 * script did not arrive or broke before it drew anything. Written into index.html by
 * scripts/startPage.mjs, as a classic script in ECMAScript 5, because modules are what may be missing.
 *
 * @param {{ what: string, isThere: function(): boolean }[]} needs what the page cannot do without
 * @param {string} supported the browsers that have it, in words
 */
function start(needs, supported) {
  var PATIENCE_MS = 15000;
  var hasSpoken = false;

  function isDrawn() {
    var root = document.getElementById('root');
    return root !== null && root.childNodes.length > 0;
  }

  /** This script stands before the place where it speaks. @param {function(Element): void} write */
  function onPlace(write) {
    var place = document.getElementById('start');
    if (place) write(place);
    else {
      document.addEventListener('DOMContentLoaded', function () {
        onPlace(write);
      });
    }
  }

  /** @param {Element} place @param {string} name of the element @param {string} text */
  function append(place, name, text) {
    var element = document.createElement(name);
    element.appendChild(document.createTextNode(text));
    place.appendChild(element);
    return element;
  }

  /** @param {string} title @param {string[]} sentences @param {string} [detail] the browser's words */
  function say(title, sentences, detail) {
    if (hasSpoken) return; // the first cause explains those that follow
    hasSpoken = true;
    onPlace(function (place) {
      append(place, 'h1', title);
      append(place, 'p', sentences.join(' '));
      if (detail) append(place, 'p', 'The browser says: ' + detail);
      place.removeAttribute('hidden');
    });
  }

  /** A way out where the settings in the address may be the cause. */
  function offerPlainAddress() {
    onPlace(function (place) {
      var link = append(place, 'a', 'Open the page without the settings in its address');
      link.href = location.href.split('#')[0];
    });
  }

  function missing() {
    var names = [];
    for (var i = 0; i < needs.length; i++) {
      var isThere;
      try {
        isThere = needs[i].isThere();
      } catch (error) {
        isThere = false; // what cannot even be asked for is not there
      }
      if (!isThere) names.push(needs[i].what);
    }
    return names;
  }

  var lacks = missing();
  if (location.protocol === 'file:') {
    say('The Pruning Game cannot run from a file.', [
      'Browsers forbid a page that was opened as a file to load its scripts.',
      'Open it from a web server: “npm start” in the project’s folder serves it on this computer.',
    ]);
  } else if (window.origin === 'null') {
    say('The Pruning Game cannot run in this frame.', [
      'The frame is sandboxed and may not load scripts, start workers or keep settings.',
      'Open ' + location.href.split('#')[0] + ' in a window of its own,',
      'or ask whoever made this page to add allow-same-origin to the frame’s sandbox.',
    ]);
  } else if (lacks.length > 0) {
    say('This browser cannot run the Pruning Game.', [
      'It lacks ' + lacks.join(', ') + '.',
      'Update it, or use another: the page needs ' + supported + ', or a newer one.',
    ]);
  }

  window.addEventListener(
    'error',
    function (event) {
      if (isDrawn()) return; // from here on the page speaks for itself
      var source = event.target;
      if (source && source.nodeName === 'SCRIPT') {
        say('The Pruning Game did not load.', [
          'A script of the page did not arrive (' + source.src + ').',
          'Check the connection, then reload the page; if that does not help, the site is incomplete.',
        ]);
      } else if (event.message && !hasSpoken) {
        say(
          'The Pruning Game did not start.',
          ['Its script stopped before it could draw anything.', 'Reload the page.'],
          event.message
        );
        if (location.hash.length > 1) offerPlainAddress();
      }
    },
    true
  );

  setTimeout(function () {
    if (isDrawn() || hasSpoken) return;
    say('The Pruning Game has not started yet.', [
      'If the connection is slow, wait a little longer.',
      'Otherwise reload the page, and see whether an extension of the browser blocks its scripts.',
    ]);
    onPlace(function (place) {
      // It may start after all.
      new MutationObserver(function () {
        place.setAttribute('hidden', '');
      }).observe(document.getElementById('root'), { childList: true });
    });
  }, PATIENCE_MS);
}
