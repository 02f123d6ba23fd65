using System.Reflection;
using System.Runtime.Loader;

namespace WinHttpCompat.Shim.Tests;

/// <summary>Runs a test's body in a copy of the library that nobody has used, and that nobody uses afterwards: what
/// it changes for the whole process is changed for that copy only.</summary>
internal sealed class FreshProcessState : AssemblyLoadContext
{
    private static readonly string[] Copied = ["Shim.Tests", "WinHttpCompat.Shim", "WinHttpCompat.Engine"];

    private FreshProcessState()
        : base("library of its own")
    {
    }

    /// <param name="body">A static method without parameters; what it captures would come from the other copy.</param>
    public static void Run(Action body)
    {
        MethodInfo here = body.Method;
        if (!here.IsStatic) throw new ArgumentException("not static", nameof(body));
        Assembly copy = new FreshProcessState().LoadFromAssemblyName(here.Module.Assembly.GetName());
        MethodInfo there = copy.GetType(here.DeclaringType!.FullName!, throwOnError: true)! // a method of a class in a namespace
            .GetMethod(here.Name, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!; // the same code
        there.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    protected override Assembly? Load(AssemblyName assemblyName) => Copied.Contains(assemblyName.Name)
        ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"))
        : null;
}
