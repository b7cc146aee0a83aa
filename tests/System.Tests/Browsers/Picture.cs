using BlazingSun.SystemTests.Hosting;
using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>The picture of the README, taken when BLAZINGSUN_SCREENSHOTS=1 is in the environment.</summary>
internal static class Picture
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "images", "game.png");

    public static async Task TakeAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("BLAZINGSUN_SCREENSHOTS") != "1")
            return;
        // Not over a button, which would look different.
        await page.Mouse.MoveAsync(0, 0);
        await page.ScreenshotAsync(new() { Path = File, Clip = new() { Width = 1280, Height = 720 } });
    }
}
