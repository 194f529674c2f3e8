// Everything that a page of a signed-in user needs in the browser, in the order in which it must be there.
import "./browser.js";
import "./connection.js";
import "./sign-out.js";
import "../messages/log.js";
import "../messages/pending.js";
import "../messages/unsent.js";
import "../messages/jump.js";
import "../messages/seen.js";
import "../messages/composer.js";
import "./drawers.js";
import "./menus.js";
import "./shortcuts.js";
import "../chat/tabs.js";
import "../controls/windowed-list.js";
import "../controls/dialog.js";
import "./boot.js";
import "./late.js";
