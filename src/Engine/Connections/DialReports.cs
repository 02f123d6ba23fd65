using System.Collections.Concurrent;
using System.Net;
using WinHttpCompat.Engine.Status;
using WinHttpCompat.Engine.Tls;

namespace WinHttpCompat.Engine.Connections;

/// <summary>Reports of a connection in the making, kept until the request that hears them passes by: they are due on its
/// thread, and only as long as it still wants that connection.</summary>
internal sealed class DialReports : IDialObserver
{
    private readonly ConcurrentQueue<Action<IDialObserver>> _reports = new();
    private volatile TaskCompletionSource _news = NewSource();

    /// <summary>Complete once there is a report that was not there when this was asked for.</summary>
    public Task News => _news.Task;

    /// <summary>Passes on what has been reported so far.</summary>
    public void PassOn(IDialObserver observer, CancellationToken stop)
    {
        _news = NewSource(); // before looking: what comes later completes the new one
        while (_reports.TryDequeue(out Action<IDialObserver>? report))
        {
            report(observer);
            stop.ThrowIfCancellationRequested();
        }
    }

    public void ResolvingName(string name) => Add(observer => observer.ResolvingName(name));

    public void NameResolved(IPAddress address) => Add(observer => observer.NameResolved(address));

    public void ConnectingToServer(IPAddress address) => Add(observer => observer.ConnectingToServer(address));

    public void ConnectedToServer(IPAddress address) => Add(observer => observer.ConnectedToServer(address));

    public void SecureFailure(CertificateProblems problems) => Add(observer => observer.SecureFailure(problems));

    private void Add(Action<IDialObserver> report)
    {
        _reports.Enqueue(report);
        _news.TrySetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
