namespace WinHttpCompat.Engine; internal static class Probe;
