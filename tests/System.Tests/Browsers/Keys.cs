using Microsoft.Playwright;

namespace BlazingSun.SystemTests.Browsers;

/// <summary>Moving about with the keyboard.</summary>
internal static class Keys
{
    private const int MostStops = 40;

    private const string Focused = """
        () => {
          let at = document.activeElement;
          while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
          return at?.dataset.testid ?? at?.tagName ?? '';
        }
        """;

    /// <summary>Presses the tabulator until the element has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string testId)
    {
        List<string> stops = [];
        for (int i = 0; i < MostStops; i++)
        {
            stops.Add(await page.EvaluateAsync<string>(Focused));
            if (stops[^1] == testId)
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {testId}, only {string.Join(", ", stops.Distinct())}.");
    }
}
