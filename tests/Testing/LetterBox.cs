using System.Text.Json;
using BlazingSun.Platform.PubSub;

namespace BlazingSun.Testing;

/// <summary>Reads dead letters: subscribe it to a topic's.</summary>
public sealed class LetterBox : IBatchConsumer
{
    /// <summary>The letters so far.</summary>
    public Recorder<JsonElement> Letters { get; } = new();

    /// <inheritdoc/>
    public ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        foreach (BusMessage letter in batch)
            Letters.Add(JsonElement.Parse(letter.Body.Span));
        return ValueTask.FromResult(BatchResult.Done);
    }
}
