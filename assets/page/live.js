// Only under `serve`: asks whether the log has changed, and loads the page again when it has.
{
  let stamp = null;
  setInterval(async () => {
    try {
      const now = await (await fetch("/stamp", { cache: "no-store" })).text();
      if (stamp !== null && now !== stamp) location.reload();
      stamp = now;
    } catch { /* the server is gone; the page stays as it is */ }
  }, 1000);
}
