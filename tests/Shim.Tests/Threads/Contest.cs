using Xunit;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Threads that do the same work at the same time.</summary>
internal static class Contest
{
    /// <summary>Runs <paramref name="work"/> on threads that all start at once.</summary>
    /// <param name="work">Takes the thread's number, from 0. A failure ends that thread and fails the test.</param>
    public static void Run(int threads, Action<int> work)
    {
        using Barrier start = new(threads);
        Exception?[] failures = new Exception?[threads];
        Thread[] all = [.. Enumerable.Range(0, threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            try
            {
                work(number);
            }
            catch (Exception failure)
            {
                failures[number] = failure;
            }
        }))];
        foreach (Thread one in all) one.Start();
        foreach (Thread one in all) one.Join();
        Assert.All(failures, Assert.Null);
    }

    /// <summary>Runs <paramref name="step"/> on two threads, each round at the same moment: they meet spinning, because
    /// one that had to be woken would come too late to race.</summary>
    /// <param name="step">Takes the thread's number and the round's. Must not throw: the other would wait for ever.</param>
    public static void RunInStep(int rounds, Action<int, int> step)
    {
        int arrived = 0;
        Run(2, number =>
        {
            for (int round = 0; round < rounds; round++)
            {
                Interlocked.Increment(ref arrived);
                SpinWait wait = default;
                while (Volatile.Read(ref arrived) < 2 * (round + 1)) wait.SpinOnce();
                step(number, round);
            }
        });
    }
}
