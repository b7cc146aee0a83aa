using BlazingSun.Platform;
using BlazingSun.Platform.PubSub;
using BlazingSun.Simulation.Faults;
using BlazingSun.Simulation.Nodes;
using BlazingSun.Simulation.Worlds;

namespace BlazingSun.Simulation.Brokers;

/// <summary>
/// The bus between all programs. What it has taken reaches each group at least once, in order for each key; it delays, and repeats what was
/// handled already.
/// </summary>
internal sealed class Broker(World world)
{
    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    public Topic Topic(string name)
    {
        if (!_topics.TryGetValue(name, out Topic? topic))
            _topics.Add(name, topic = new Topic(world, name));
        return topic;
    }

    /// <summary>Nothing is on the way to any program.</summary>
    public bool IsEmpty => _topics.Values.All(topic => topic.IsEmpty);

    public void Forget(Node node)
    {
        foreach (Topic topic in _topics.Values)
            topic.Forget(node);
    }

    public async ValueTask PublishAsync(Node node, string topic, ReadOnlyMemory<BusMessage> messages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BusFate fate = world.Weather.Bus();
        world.Trace.Line($"{node.Name} publishes {messages.Length} on {topic} {fate}");
        if (fate.IsAtOnce)
        {
            Take(node, topic, messages.Span);
            return;
        }

        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(node, topic, messages.ToArray(), fate, answer);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), answer);
        await answer.Task;
    }

    private void Start(Node node, string topic, BusMessage[] messages, BusFate fate, TaskCompletionSource answer)
    {
        if (fate.TakenIn is { } takenIn)
        {
            int taken = fate.Fails ? world.Random.Between(1, messages.Length) : messages.Length;
            world.Scheduler.After(takenIn, () =>
            {
                Take(node, topic, messages.AsSpan(0, taken));
                if (fate.Crashes)
                    node.Slot.Crash("right after a publish");
            });
        }

        world.Scheduler.After(fate.AnswerIn, () =>
        {
            if (fate.Fails)
                answer.TrySetException(new DependencyUnavailableException("pubsub", "as simulated"));
            else
                answer.TrySetResult();
        });
    }

    private void Take(Node node, string topic, ReadOnlySpan<BusMessage> messages)
    {
        foreach (BusMessage message in messages)
        {
            world.Trace.Mix(message.Body.Length);
            world.Trace.Line($"{node.Name} → {topic} {message.Key}: {message.Body.Span}");
            world.Oracle.Published(topic, message);
            Topic(topic).Add(message);
        }
    }
}
