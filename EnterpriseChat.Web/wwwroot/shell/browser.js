// Tells the server the browser's time zone and language in a cookie, for a new user's account and for pages before the circuit.

const LONGEST = 200;

function tell() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const value = encodeURIComponent(JSON.stringify({ z: zone, l: navigator.language ?? "" }));
  if (value.length > LONGEST || document.cookie.split("; ").includes(`browser=${value}`)) {
    return;
  }
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `browser=${value}; path=${new URL(document.baseURI).pathname}; max-age=31536000; samesite=lax${secure}`;
}

tell();
