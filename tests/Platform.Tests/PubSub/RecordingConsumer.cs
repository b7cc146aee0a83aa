using System.Text;
using BlazingSun.Platform.PubSub;
using BlazingSun.Testing;

namespace BlazingSun.Platform.Tests.PubSub;

/// <summary>Notes every batch, asks the test what to answer, and notes what was thereby handled.</summary>
internal sealed class RecordingConsumer(Func<IReadOnlyList<BusMessage>, ValueTask<BatchResult>>? answer = null) : IBatchConsumer
{
    public Recorder<IReadOnlyList<BusMessage>> Batches { get; } = new();

    public Recorder<BusMessage> Handled { get; } = new();

    /// <summary>One that is stuck with every batch until then.</summary>
    public static RecordingConsumer After(Task release) => new(async _ =>
    {
        await release;
        return BatchResult.Done;
    });

    public IReadOnlyList<string> HandledOf(string key) =>
        [.. Handled.Items.Where(message => message.Key == key).Select(message => Encoding.UTF8.GetString(message.Body.Span))];

    public async ValueTask<BatchResult> HandleAsync(IReadOnlyList<BusMessage> batch, CancellationToken cancellationToken)
    {
        Batches.Add([.. batch]);
        BatchResult result = answer is null ? BatchResult.Done : await answer(batch);
        HashSet<string> again = [];
        for (int i = 0; i < batch.Count; i++)
        {
            if (result.RetryFrom?.Contains(i) == true)
                again.Add(batch[i].Key);
            if (!again.Contains(batch[i].Key))
                Handled.Add(batch[i]);
        }

        return result;
    }
}
