/*
 * winhttp_compat.h - the Windows HTTP Services (WinHTTP) client API, on Linux and other systems.
 *
 * SPDX-License-Identifier: MIT
 *
 * This header is the manual of the library: every type, constant, structure and function of the API, with
 * Microsoft's names and in the order of Microsoft's header, and beside each of them its units, its owner and
 * its errors. It is one long file because programs written for WinHTTP include one file. Which of it the
 * library already does is listed in docs/support.md; what it does not do yet fails with
 * ERROR_CALL_NOT_IMPLEMENTED.
 *
 * On Windows it includes <windows.h> and <winhttp.h> of the SDK and adds the version macros only. Elsewhere it
 * needs C99 or C++11 and gcc or clang, and includes nothing but <stddef.h> and <stdint.h>.
 *
 * Text
 *   WCHAR is one 16-bit UTF-16 code unit on every system. It is wchar_t where the compiler's wchar_t has 16 bits
 *   (-fshort-wchar), else char16_t: write TEXT("x"), which becomes L"x" or u"x" (u"x" needs C11 or C++11).
 *
 * Macros that a program may define before including this file
 *   WINHTTP_COMPAT_NO_WIN32_TYPES    leaves out section 1: base types, FILETIME, SYSTEMTIME, GUID, Win32 error
 *                                    codes, GetLastError and the other Win32 functions. The program brings its own:
 *                                    those that sections 2 to 4 use must be declared before.
 *   WINHTTP_COMPAT_NO_WIN32_STRUCTS  leaves out section 2: the Winsock, SSPI and CryptoAPI structures that some
 *                                    options use.
 *
 * Rules that hold for every function
 *   Failure     BOOL functions return FALSE, HINTERNET functions NULL, and the code is in GetLastError().
 *               DWORD functions return the code itself; GetLastError() says nothing about them.
 *   Success     BOOL and HINTERNET functions set the last error to 0, or to 997 (ERROR_IO_PENDING) when an
 *               asynchronous operation was accepted and will complete on another thread.
 *   Handles     6 (ERROR_INVALID_HANDLE) for a closed or unknown handle, 12018 for a live handle of a kind that the
 *               function does not take, 12019 for the right kind at the wrong moment. "Also" below lists the codes
 *               beyond these, 12004 (internal error) and 8 (no memory).
 *   Length      the comment says whether a length counts bytes or characters (WCHARs), and whether the
 *               terminating NUL is included.
 *   Mode        WINHTTP_FLAG_ASYNC in WinHttpOpen decides for all handles below that session. "Completion" names the
 *               notification that ends an accepted asynchronous operation; a failed one ends with
 *               WINHTTP_CALLBACK_STATUS_REQUEST_ERROR instead, exactly one of the two. A synchronous operation blocks
 *               and never delivers a completion, but does deliver the progress notifications, on the calling thread.
 *   Counts      in asynchronous mode pass NULL for byte counts that an operation stores: the completion carries them.
 *   One at a time  a request runs one asynchronous operation at a time; starting a second one fails with 12019.
 */
#ifndef WINHTTP_COMPAT_H
#define WINHTTP_COMPAT_H

#define WINHTTP_COMPAT_VERSION        "0.1.0"
#define WINHTTP_COMPAT_VERSION_MAJOR  0
#define WINHTTP_COMPAT_VERSION_MINOR  1
#define WINHTTP_COMPAT_VERSION_PATCH  0
#define WINHTTP_COMPAT_VERSION_NUMBER 0x000100 /* 0xMMmmpp: major, minor, patch */

#if defined(_WIN32)

#include <windows.h>
#include <winhttp.h>

#else /* everything below is for systems other than Windows */

#include <stddef.h>
#include <stdint.h>

/* Windows uses stdcall on 32-bit x86; everywhere else there is one convention, which needs no word. */
#ifndef WINAPI
#define WINAPI
#endif
#ifndef CALLBACK
#define CALLBACK
#endif
#ifndef APIENTRY
#define APIENTRY WINAPI
#endif

/* Visible even when compiled with -fvisibility=hidden, so that a library may define these functions, too. */
#ifndef WINHTTPAPI
#if defined(__GNUC__)
#define WINHTTPAPI __attribute__((__visibility__("default")))
#else
#define WINHTTPAPI
#endif
#endif

/* Anonymous unions are C11; __extension__ lets a pedantic C99 compiler take them. */
#if defined(__GNUC__)
#define WINHTTP_COMPAT_EXTENSION __extension__
#define WINHTTP_COMPAT_ALIGN_8   __attribute__((__aligned__(8)))
#else
#define WINHTTP_COMPAT_EXTENSION
#define WINHTTP_COMPAT_ALIGN_8
#endif

#if defined(__cplusplus)
extern "C" {
#endif

/* ==== 1. Win32: base types, error codes, functions ============================================================= */

#ifndef WINHTTP_COMPAT_NO_WIN32_TYPES

#ifndef VOID
#define VOID void
#endif
#ifndef CONST
#define CONST const
#endif
#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif
#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif

typedef int                BOOL;      /* 32 bits; 0 = FALSE, anything else = TRUE */
typedef unsigned char      BYTE;
typedef unsigned char      UCHAR;
typedef unsigned char      BOOLEAN;
typedef char               CHAR;
typedef int16_t            SHORT;
typedef uint16_t           WORD;
typedef uint16_t           USHORT;
typedef int                INT;
typedef unsigned int       UINT;
typedef int32_t            LONG;      /* 32 bits, also where C's long has 64 */
typedef uint32_t           ULONG;     /* 32 bits, also where C's long has 64 */
typedef uint32_t           DWORD;
typedef int32_t            INT32;
typedef uint32_t           UINT32;
typedef uint32_t           DWORD32;
typedef long long          LONGLONG;
typedef unsigned long long ULONGLONG;
typedef long long          INT64;
typedef unsigned long long UINT64;
typedef long long          LONG64;
typedef unsigned long long ULONG64;
typedef unsigned long long DWORD64;
typedef unsigned long long DWORDLONG;
typedef intptr_t           INT_PTR;
typedef uintptr_t          UINT_PTR;
typedef intptr_t           LONG_PTR;
typedef uintptr_t          ULONG_PTR;
typedef uintptr_t          DWORD_PTR;
typedef uintptr_t          SIZE_T;
typedef intptr_t           SSIZE_T;

#if defined(__SIZEOF_WCHAR_T__) && __SIZEOF_WCHAR_T__ == 2
typedef wchar_t WCHAR;
#define WINHTTP_COMPAT_WIDE(quote) L##quote
#elif defined(__cplusplus)
typedef char16_t WCHAR;
#define WINHTTP_COMPAT_WIDE(quote) u##quote
#elif defined(__CHAR16_TYPE__)
typedef __CHAR16_TYPE__ WCHAR;
#define WINHTTP_COMPAT_WIDE(quote) u##quote
#else
typedef uint_least16_t WCHAR;
#define WINHTTP_COMPAT_WIDE(quote) u##quote
#endif
/* Two steps, so that TEXT(MACRO) widens what MACRO stands for. Always wide: there are no narrow functions here. */
#ifndef TEXT
#define TEXT(quote) WINHTTP_COMPAT_WIDE(quote)
#endif
typedef WCHAR TCHAR;

typedef void           *PVOID;
typedef void           *LPVOID;
typedef const void     *LPCVOID;
typedef BOOL           *PBOOL;
typedef BOOL           *LPBOOL;
typedef BYTE           *PBYTE;
typedef BYTE           *LPBYTE;
typedef const BYTE     *LPCBYTE;
typedef UCHAR          *PUCHAR;
typedef WORD           *PWORD;
typedef WORD           *LPWORD;
typedef USHORT         *PUSHORT;
typedef INT            *PINT;
typedef INT            *LPINT;
typedef UINT           *PUINT;
typedef LONG           *PLONG;
typedef LONG           *LPLONG;
typedef ULONG          *PULONG;
typedef DWORD          *PDWORD;
typedef DWORD          *LPDWORD;
typedef DWORD_PTR      *PDWORD_PTR;
typedef LONGLONG       *PLONGLONG;
typedef ULONGLONG      *PULONGLONG;
typedef CHAR           *PCHAR;
typedef CHAR           *PSTR;         /* P...STR: NUL-terminated unless a length says otherwise */
typedef CHAR           *LPSTR;
typedef const CHAR     *PCSTR;
typedef const CHAR     *LPCSTR;
typedef WCHAR          *PWCHAR;
typedef WCHAR          *PWSTR;
typedef WCHAR          *LPWSTR;
typedef const WCHAR    *PCWSTR;
typedef const WCHAR    *LPCWSTR;
typedef TCHAR          *PTSTR;
typedef TCHAR          *LPTSTR;
typedef const TCHAR    *PCTSTR;
typedef const TCHAR    *LPCTSTR;
typedef void           *HANDLE;
typedef HANDLE         *PHANDLE;
typedef HANDLE         *LPHANDLE;
typedef HANDLE          HGLOBAL;
typedef HANDLE          HLOCAL;

#ifndef INVALID_HANDLE_VALUE
#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#endif
#ifndef INFINITE
#define INFINITE 0xFFFFFFFF /* as a timeout in ms: none */
#endif
#ifndef CP_ACP
#define CP_ACP 0            /* code page of WinHttpQueryHeadersEx: the default */
#endif
#ifndef CP_UTF8
#define CP_UTF8 65001
#endif

/* Point in time, in units of 100 ns since 1601-01-01 00:00 UTC, as two halves. */
typedef struct _FILETIME {
    DWORD dwLowDateTime;
    DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

typedef struct _SYSTEMTIME {
    WORD wYear;
    WORD wMonth;                      /* 1-12 */
    WORD wDayOfWeek;                  /* 0 = Sunday */
    WORD wDay;                        /* 1-31 */
    WORD wHour;                       /* 0-23 */
    WORD wMinute;
    WORD wSecond;
    WORD wMilliseconds;
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;

#ifndef GUID_DEFINED
#define GUID_DEFINED
typedef struct _GUID {
    ULONG Data1;
    WORD  Data2;
    WORD  Data3;
    BYTE  Data4[8];
} GUID;
#endif

/* Win32 error codes: those that the library gives, and those that programs written for WinHTTP name. */
#define ERROR_SUCCESS                0
#define NO_ERROR                     0
#define ERROR_INVALID_FUNCTION       1
#define ERROR_FILE_NOT_FOUND         2    /* no proxy settings found, no such connection */
#define ERROR_PATH_NOT_FOUND         3
#define ERROR_ACCESS_DENIED          5    /* TLS older than 1.2 on a WINHTTP_FLAG_SECURE_DEFAULTS session; missing privilege */
#define ERROR_INVALID_HANDLE         6    /* closed or unknown handle */
#define ERROR_NOT_ENOUGH_MEMORY      8
#define ERROR_INVALID_DATA           13
#define ERROR_OUTOFMEMORY            14
#define ERROR_NO_MORE_FILES          18
#define ERROR_GEN_FAILURE            31
#define ERROR_HANDLE_EOF             38
#define ERROR_NOT_SUPPORTED          50   /* no usable sockets */
#define ERROR_INVALID_PASSWORD       86   /* of a PFX packet */
#define ERROR_INVALID_PARAMETER      87
#define ERROR_BROKEN_PIPE            109
#define ERROR_CALL_NOT_IMPLEMENTED   120  /* not in this version of the library, see docs/support.md */
#define ERROR_INSUFFICIENT_BUFFER    122  /* output buffer NULL or too small; the needed size was stored */
#define ERROR_INVALID_NAME           123
#define ERROR_MOD_NOT_FOUND          126
#define ERROR_PROC_NOT_FOUND         127
#define ERROR_ALREADY_EXISTS         183
#define ERROR_MORE_DATA              234
#define WAIT_TIMEOUT                 258
#define ERROR_NO_MORE_ITEMS          259
#define ERROR_OPERATION_ABORTED      995
#define ERROR_IO_INCOMPLETE          996
#define ERROR_IO_PENDING             997  /* accepted; a completion follows */
#define ERROR_NO_UNICODE_TRANSLATION 1113 /* text that is not valid in its encoding */
#define ERROR_DLL_INIT_FAILED        1114
#define ERROR_NOT_FOUND              1168
#define ERROR_CANCELLED              1223
#define ERROR_INTERNAL_ERROR         1359
#define ERROR_TIMEOUT                1460
#define ERROR_INVALID_OPERATION      4317 /* websocket: an operation is pending, or that side is closed */
#define ERROR_INVALID_STATE          5023

/* Flags of GlobalAlloc. */
#ifndef GMEM_FIXED
#define GMEM_FIXED    0x0000
#define GMEM_ZEROINIT 0x0040
#define GPTR          0x0040 /* GMEM_FIXED | GMEM_ZEROINIT */
#endif
#ifndef LMEM_FIXED
#define LMEM_FIXED    0x0000
#define LMEM_ZEROINIT 0x0040
#define LPTR          0x0040 /* LMEM_FIXED | LMEM_ZEROINIT */
#endif

/* The calling thread's last error, set by every BOOL and HINTERNET function below. */
WINHTTPAPI DWORD WINAPI GetLastError(void);
WINHTTPAPI VOID WINAPI SetLastError(DWORD dwErrCode);

/*
 * Memory that WinHTTP hands to its caller, or takes from it.
 * GlobalAlloc: dwBytes bytes, aligned for any type; all zero with GMEM_ZEROINIT, the only flag with an effect.
 *   Returns NULL with the last error 8.
 * GlobalFree, LocalFree: return NULL. NULL may be freed.
 */
WINHTTPAPI HGLOBAL WINAPI GlobalAlloc(UINT uFlags, SIZE_T dwBytes);
WINHTTPAPI HGLOBAL WINAPI GlobalFree(HGLOBAL hMem);
WINHTTPAPI HLOCAL WINAPI LocalFree(HLOCAL hMem);

#endif /* WINHTTP_COMPAT_NO_WIN32_TYPES */

/*
 * The layouts below follow from these widths. A program that brings its own types finds out here, not at run
 * time: the usual mistakes are DWORD as a 64-bit long and WCHAR as a 32-bit wchar_t.
 */
typedef char winhttp_compat_wchar_has_16_bits[sizeof(WCHAR) == 2 ? 1 : -1];
typedef char winhttp_compat_dword_has_32_bits[sizeof(DWORD) == 4 ? 1 : -1];
typedef char winhttp_compat_ulong_has_32_bits[sizeof(ULONG) == 4 ? 1 : -1];
typedef char winhttp_compat_bool_has_32_bits[sizeof(BOOL) == 4 ? 1 : -1];
typedef char winhttp_compat_dword_ptr_is_a_pointer_wide[sizeof(DWORD_PTR) == sizeof(void *) ? 1 : -1];

/* ==== 2. Structures of other Windows headers that options use ================================================== */

#ifndef WINHTTP_COMPAT_NO_WIN32_STRUCTS

/*
 * Windows' 128-byte socket address, in WINHTTP_CONNECTION_INFO. ss_family has the system's AF_ value; copy the
 * whole into a struct sockaddr_storage of <sys/socket.h> to use it there.
 */
typedef struct winhttp_compat_sockaddr_storage {
    WORD ss_family;
    BYTE __ss_pad1[6];
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG __ss_align;
    BYTE __ss_pad2[112];
} SOCKADDR_STORAGE, *PSOCKADDR_STORAGE, *LPSOCKADDR_STORAGE;

/* WINHTTP_OPTION_TCP_KEEPALIVE */
struct tcp_keepalive {
    ULONG onoff;                      /* 0 or 1 */
    ULONG keepalivetime;              /* ms of silence before the first probe */
    ULONG keepaliveinterval;          /* ms between probes */
};

typedef enum _TCPSTATE {
    TCPSTATE_CLOSED = 0,
    TCPSTATE_LISTEN = 1,
    TCPSTATE_SYN_SENT = 2,
    TCPSTATE_SYN_RCVD = 3,
    TCPSTATE_ESTABLISHED = 4,
    TCPSTATE_FIN_WAIT_1 = 5,
    TCPSTATE_FIN_WAIT_2 = 6,
    TCPSTATE_CLOSE_WAIT = 7,
    TCPSTATE_CLOSING = 8,
    TCPSTATE_LAST_ACK = 9,
    TCPSTATE_TIME_WAIT = 10
} TCPSTATE;

/* WINHTTP_OPTION_CONNECTION_STATS_V0. Counters cover the life of the connection, earlier requests included. */
typedef struct _TCP_INFO_v0 {
    TCPSTATE  State;
    ULONG     Mss;                    /* bytes */
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG ConnectionTimeMs; /* ms since established */
    BOOLEAN   TimestampsEnabled;
    ULONG     RttUs;                  /* us, smoothed */
    ULONG     MinRttUs;               /* us */
    ULONG     BytesInFlight;
    ULONG     Cwnd;                   /* bytes */
    ULONG     SndWnd;                 /* bytes */
    ULONG     RcvWnd;                 /* bytes */
    ULONG     RcvBuf;                 /* bytes */
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG BytesOut;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG BytesIn;
    ULONG     BytesReordered;
    ULONG     BytesRetrans;
    ULONG     FastRetrans;            /* count */
    ULONG     DupAcksIn;              /* count */
    ULONG     TimeoutEpisodes;        /* count */
    UCHAR     SynRetrans;             /* count */
} TCP_INFO_v0, *PTCP_INFO_v0;

/* WINHTTP_OPTION_CONNECTION_STATS_V1: v0, then what limited sending (receiver window, congestion window, sender). */
typedef struct _TCP_INFO_v1 {
    TCPSTATE  State;
    ULONG     Mss;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG ConnectionTimeMs;
    BOOLEAN   TimestampsEnabled;
    ULONG     RttUs;
    ULONG     MinRttUs;
    ULONG     BytesInFlight;
    ULONG     Cwnd;
    ULONG     SndWnd;
    ULONG     RcvWnd;
    ULONG     RcvBuf;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG BytesOut;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG BytesIn;
    ULONG     BytesReordered;
    ULONG     BytesRetrans;
    ULONG     FastRetrans;
    ULONG     DupAcksIn;
    ULONG     TimeoutEpisodes;
    UCHAR     SynRetrans;
    ULONG     SndLimTransRwin;        /* count */
    ULONG     SndLimTimeRwin;         /* ms */
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG SndLimBytesRwin;
    ULONG     SndLimTransCwnd;        /* count */
    ULONG     SndLimTimeCwnd;         /* ms */
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG SndLimBytesCwnd;
    ULONG     SndLimTransSnd;         /* count */
    ULONG     SndLimTimeSnd;          /* ms */
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG SndLimBytesSnd;
} TCP_INFO_v1, *PTCP_INFO_v1;

/* WINHTTP_OPTION_CONNECTION_STATS_V2: v1, then four counters. */
typedef struct _TCP_INFO_v2 {
    TCPSTATE  State;
    ULONG     Mss;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG ConnectionTimeMs;
    BOOLEAN   TimestampsEnabled;
    ULONG     RttUs;
    ULONG     MinRttUs;
    ULONG     BytesInFlight;
    ULONG     Cwnd;
    ULONG     SndWnd;
    ULONG     RcvWnd;
    ULONG     RcvBuf;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG BytesOut;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG BytesIn;
    ULONG     BytesReordered;
    ULONG     BytesRetrans;
    ULONG     FastRetrans;
    ULONG     DupAcksIn;
    ULONG     TimeoutEpisodes;
    UCHAR     SynRetrans;
    ULONG     SndLimTransRwin;
    ULONG     SndLimTimeRwin;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG SndLimBytesRwin;
    ULONG     SndLimTransCwnd;
    ULONG     SndLimTimeCwnd;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG SndLimBytesCwnd;
    ULONG     SndLimTransSnd;
    ULONG     SndLimTimeSnd;
    WINHTTP_COMPAT_ALIGN_8 ULONGLONG SndLimBytesSnd;
    ULONG     OutOfOrderPktsIn;       /* count */
    BOOLEAN   EcnNegotiated;
    ULONG     EceAcksIn;              /* count */
    ULONG     PtoEpisodes;            /* count */
} TCP_INFO_v2, *PTCP_INFO_v2;

/* SP_PROT_: versions of TLS, in SecPkgContext_ConnectionInfo.dwProtocol. */
#define SP_PROT_SSL2_SERVER   0x00000004
#define SP_PROT_SSL2_CLIENT   0x00000008
#define SP_PROT_SSL3_SERVER   0x00000010
#define SP_PROT_SSL3_CLIENT   0x00000020
#define SP_PROT_TLS1_SERVER   0x00000040
#define SP_PROT_TLS1_CLIENT   0x00000080
#define SP_PROT_TLS1_0_SERVER 0x00000040
#define SP_PROT_TLS1_0_CLIENT 0x00000080
#define SP_PROT_TLS1_1_SERVER 0x00000100
#define SP_PROT_TLS1_1_CLIENT 0x00000200
#define SP_PROT_TLS1_2_SERVER 0x00000400
#define SP_PROT_TLS1_2_CLIENT 0x00000800
#define SP_PROT_TLS1_3_SERVER 0x00001000
#define SP_PROT_TLS1_3_CLIENT 0x00002000

/* ALG_ID: algorithms, in the same structure. */
typedef unsigned int ALG_ID;
#define CALG_MD5          0x00008003
#define CALG_SHA          0x00008004
#define CALG_SHA1         0x00008004
#define CALG_SHA_256      0x0000800C
#define CALG_SHA_384      0x0000800D
#define CALG_SHA_512      0x0000800E
#define CALG_RSA_SIGN     0x00002400
#define CALG_DSS_SIGN     0x00002200
#define CALG_ECDSA        0x00002203
#define CALG_RSA_KEYX     0x0000A400
#define CALG_DH_SF        0x0000AA01
#define CALG_DH_EPHEM     0x0000AA02
#define CALG_ECDH         0x0000AA05
#define CALG_ECDH_EPHEM   0x0000AE06
#define CALG_DES          0x00006601
#define CALG_RC2          0x00006602
#define CALG_3DES         0x00006603
#define CALG_3DES_112     0x00006609
#define CALG_AES_128      0x0000660E
#define CALG_AES_192      0x0000660F
#define CALG_AES_256      0x00006610
#define CALG_AES          0x00006611
#define CALG_RC4          0x00006801
#define CALG_NULLCIPHER   0x00006000
#define CALG_OID_INFO_CNG_ONLY 0xFFFFFFFF /* known by name only, as AES in GCM */

/* First part of WINHTTP_SECURITY_INFO. */
typedef struct _SecPkgContext_ConnectionInfo {
    DWORD dwProtocol;                 /* SP_PROT_ bit of the negotiated TLS version */
    DWORD aiCipher;                   /* ALG_ID */
    DWORD dwCipherStrength;           /* bits */
    DWORD aiHash;                     /* ALG_ID */
    DWORD dwHashStrength;             /* bits */
    DWORD aiExch;                     /* ALG_ID */
    DWORD dwExchStrength;             /* bits */
} SecPkgContext_ConnectionInfo, *PSecPkgContext_ConnectionInfo;

#define SZ_ALG_MAX_SIZE 64            /* characters, terminator included */

/* Second part of WINHTTP_SECURITY_INFO. */
typedef struct _SecPkgContext_CipherInfo {
    DWORD dwVersion;                  /* of this structure: 1 */
    DWORD dwProtocol;                 /* TLS version as on the wire, 0x0303 = TLS 1.2 */
    DWORD dwCipherSuite;              /* IANA number */
    DWORD dwBaseCipherSuite;          /* IANA number */
    WCHAR szCipherSuite[SZ_ALG_MAX_SIZE];
    WCHAR szCipher[SZ_ALG_MAX_SIZE];
    DWORD dwCipherLen;                /* bits */
    DWORD dwCipherBlockLen;           /* bytes */
    WCHAR szHash[SZ_ALG_MAX_SIZE];
    DWORD dwHashLen;                  /* bits */
    WCHAR szExchange[SZ_ALG_MAX_SIZE];
    DWORD dwMinExchangeLen;           /* bits */
    DWORD dwMaxExchangeLen;           /* bits */
    WCHAR szCertificate[SZ_ALG_MAX_SIZE];
    DWORD dwKeyType;
} SecPkgContext_CipherInfo, *PSecPkgContext_CipherInfo;

/* Bytes and their count, by all of Windows' names. */
typedef struct _CRYPTOAPI_BLOB {
    DWORD cbData;                     /* bytes */
    BYTE *pbData;
} CERT_NAME_BLOB, *PCERT_NAME_BLOB,   /* a distinguished name, DER-encoded */
  CERT_BLOB, *PCERT_BLOB,
  CRYPT_DATA_BLOB, *PCRYPT_DATA_BLOB,
  CRYPT_HASH_BLOB, *PCRYPT_HASH_BLOB,
  CRYPT_INTEGER_BLOB, *PCRYPT_INTEGER_BLOB,
  CRYPT_OBJID_BLOB, *PCRYPT_OBJID_BLOB,
  CRYPT_DER_BLOB, *PCRYPT_DER_BLOB,
  DATA_BLOB, *PDATA_BLOB;

/* WINHTTP_OPTION_CLIENT_CERT_ISSUER_LIST returns a pointer to one; one GlobalFree frees all of it. */
typedef struct _SecPkgContext_IssuerListInfoEx {
    PCERT_NAME_BLOB aIssuers;         /* array of cIssuers names */
    DWORD           cIssuers;
} SecPkgContext_IssuerListInfoEx, *PSecPkgContext_IssuerListInfoEx;

/* Head of a channel binding; offsets count from the start of this structure. */
typedef struct _SEC_CHANNEL_BINDINGS {
    ULONG dwInitiatorAddrType;
    ULONG cbInitiatorLength;          /* bytes */
    ULONG dwInitiatorOffset;          /* bytes */
    ULONG dwAcceptorAddrType;
    ULONG cbAcceptorLength;           /* bytes */
    ULONG dwAcceptorOffset;           /* bytes */
    ULONG cbApplicationDataLength;    /* bytes */
    ULONG dwApplicationDataOffset;    /* bytes */
} SEC_CHANNEL_BINDINGS, *PSEC_CHANNEL_BINDINGS;

/* WINHTTP_OPTION_SERVER_CBT */
typedef struct _SecPkgContext_Bindings {
    ULONG                 BindingsLength; /* bytes at Bindings */
    SEC_CHANNEL_BINDINGS *Bindings;
} SecPkgContext_Bindings, *PSecPkgContext_Bindings;

/* -- Certificates -- */

typedef void     *HCERTSTORE;
typedef DWORD_PTR HCRYPTPROV;
typedef DWORD_PTR HCRYPTPROV_LEGACY;

/* Last errors of the certificate functions, beside Win32 codes. Unsigned here, as GetLastError() gives them. */
#ifndef E_INVALIDARG
#define E_INVALIDARG               0x80070057 /* also: not a live context, not an open store */
#endif
#define NTE_PROV_DLL_NOT_FOUND     0x8009001E /* OpenSSL is not installed */
#define CRYPT_E_BAD_ENCODE         0x80092002 /* the inside of a PFX packet is damaged */
#define CRYPT_E_NOT_FOUND          0x80092004 /* none, or no more */
#define CRYPT_E_EXISTS             0x80092005
#define CRYPT_E_PENDING_CLOSE      0x8009200F
#define CRYPT_E_ASN1_EOD           0x80093102 /* cut off */
#define CRYPT_E_ASN1_CORRUPT       0x80093103
#define CRYPT_E_ASN1_LARGE         0x80093104 /* a certificate of more than 1 MiB, a packet of more than 16 MiB */
#define CRYPT_E_ASN1_BADTAG        0x8009310B /* something else */

#define X509_ASN_ENCODING          0x00000001
#define PKCS_7_ASN_ENCODING        0x00010000

typedef struct _CRYPT_BIT_BLOB {
    DWORD cbData;                     /* bytes */
    BYTE *pbData;
    DWORD cUnusedBits;                /* low bits of the last byte */
} CRYPT_BIT_BLOB, *PCRYPT_BIT_BLOB;

typedef struct _CRYPT_ALGORITHM_IDENTIFIER {
    LPSTR            pszObjId;        /* as "1.2.840.113549.1.1.11" */
    CRYPT_OBJID_BLOB Parameters;      /* DER */
} CRYPT_ALGORITHM_IDENTIFIER, *PCRYPT_ALGORITHM_IDENTIFIER;

typedef struct _CERT_PUBLIC_KEY_INFO {
    CRYPT_ALGORITHM_IDENTIFIER Algorithm;
    CRYPT_BIT_BLOB             PublicKey;
} CERT_PUBLIC_KEY_INFO, *PCERT_PUBLIC_KEY_INFO;

typedef struct _CERT_EXTENSION {
    LPSTR            pszObjId;
    BOOL             fCritical;
    CRYPT_OBJID_BLOB Value;           /* DER */
} CERT_EXTENSION, *PCERT_EXTENSION;

#define CERT_V1 0
#define CERT_V2 1
#define CERT_V3 2

typedef struct _CERT_INFO {
    DWORD                      dwVersion;            /* CERT_V... */
    CRYPT_INTEGER_BLOB         SerialNumber;         /* lowest byte first */
    CRYPT_ALGORITHM_IDENTIFIER SignatureAlgorithm;
    CERT_NAME_BLOB             Issuer;               /* DER */
    FILETIME                   NotBefore;
    FILETIME                   NotAfter;
    CERT_NAME_BLOB             Subject;              /* DER */
    CERT_PUBLIC_KEY_INFO       SubjectPublicKeyInfo;
    CRYPT_BIT_BLOB             IssuerUniqueId;
    CRYPT_BIT_BLOB             SubjectUniqueId;
    DWORD                      cExtension;
    PCERT_EXTENSION            rgExtension;          /* cExtension elements */
} CERT_INFO, *PCERT_INFO;

/*
 * WINHTTP_OPTION_CLIENT_CERT_CONTEXT, WINHTTP_OPTION_SERVER_CERT_CONTEXT. All that it points to is the library's and
 * lives as long as the context: until the last CertFreeCertificateContext.
 */
typedef struct _CERT_CONTEXT {
    DWORD      dwCertEncodingType;    /* X509_ASN_ENCODING */
    BYTE      *pbCertEncoded;         /* DER */
    DWORD      cbCertEncoded;         /* bytes */
    PCERT_INFO pCertInfo;
    HCERTSTORE hCertStore;            /* NULL for a context that is in no store */
} CERT_CONTEXT, *PCERT_CONTEXT;
typedef const CERT_CONTEXT *PCCERT_CONTEXT;

/* -- Certificate chains: WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT -- */

typedef struct _CERT_TRUST_STATUS {
    DWORD dwErrorStatus;              /* CERT_TRUST_... up to 0x08000000: what is wrong */
    DWORD dwInfoStatus;               /* CERT_TRUST_HAS_..., CERT_TRUST_IS_SELF_SIGNED */
} CERT_TRUST_STATUS, *PCERT_TRUST_STATUS;

#define CERT_TRUST_NO_ERROR                          0x00000000
#define CERT_TRUST_IS_NOT_TIME_VALID                 0x00000001
#define CERT_TRUST_IS_REVOKED                        0x00000004
#define CERT_TRUST_IS_NOT_SIGNATURE_VALID            0x00000008
#define CERT_TRUST_IS_NOT_VALID_FOR_USAGE            0x00000010
#define CERT_TRUST_IS_UNTRUSTED_ROOT                 0x00000020
#define CERT_TRUST_REVOCATION_STATUS_UNKNOWN         0x00000040
#define CERT_TRUST_IS_CYCLIC                         0x00000080
#define CERT_TRUST_INVALID_EXTENSION                 0x00000100
#define CERT_TRUST_INVALID_POLICY_CONSTRAINTS        0x00000200
#define CERT_TRUST_INVALID_BASIC_CONSTRAINTS         0x00000400
#define CERT_TRUST_INVALID_NAME_CONSTRAINTS          0x00000800
#define CERT_TRUST_HAS_NOT_SUPPORTED_NAME_CONSTRAINT 0x00001000
#define CERT_TRUST_HAS_NOT_DEFINED_NAME_CONSTRAINT   0x00002000
#define CERT_TRUST_HAS_NOT_PERMITTED_NAME_CONSTRAINT 0x00004000
#define CERT_TRUST_HAS_EXCLUDED_NAME_CONSTRAINT      0x00008000
#define CERT_TRUST_IS_PARTIAL_CHAIN                  0x00010000
#define CERT_TRUST_HAS_WEAK_SIGNATURE                0x00100000
#define CERT_TRUST_IS_OFFLINE_REVOCATION             0x01000000
#define CERT_TRUST_NO_ISSUANCE_CHAIN_POLICY          0x02000000
#define CERT_TRUST_IS_EXPLICIT_DISTRUST              0x04000000
#define CERT_TRUST_HAS_NOT_SUPPORTED_CRITICAL_EXT    0x08000000
#define CERT_TRUST_HAS_NAME_MATCH_ISSUER             0x00000004 /* dwInfoStatus, as the next one */
#define CERT_TRUST_IS_SELF_SIGNED                    0x00000008

typedef struct _CTL_USAGE {
    DWORD  cUsageIdentifier;
    LPSTR *rgpszUsageIdentifier;      /* array of cUsageIdentifier object identifiers */
} CTL_USAGE, *PCTL_USAGE, CERT_ENHKEY_USAGE, *PCERT_ENHKEY_USAGE;
typedef struct _CERT_REVOCATION_INFO CERT_REVOCATION_INFO, *PCERT_REVOCATION_INFO;
typedef struct _CERT_TRUST_LIST_INFO CERT_TRUST_LIST_INFO, *PCERT_TRUST_LIST_INFO;

typedef struct _CERT_CHAIN_ELEMENT {
    DWORD                 cbSize;     /* bytes, of this structure */
    PCCERT_CONTEXT        pCertContext;       /* the chain's; duplicate it to keep it */
    CERT_TRUST_STATUS     TrustStatus;
    PCERT_REVOCATION_INFO pRevocationInfo;    /* NULL here, as the next two */
    PCERT_ENHKEY_USAGE    pIssuanceUsage;
    PCERT_ENHKEY_USAGE    pApplicationUsage;
    PCWSTR                pwszExtendedErrorInfo; /* NULL here */
} CERT_CHAIN_ELEMENT, *PCERT_CHAIN_ELEMENT;

typedef struct _CERT_SIMPLE_CHAIN {
    DWORD                 cbSize;     /* bytes, of this structure */
    CERT_TRUST_STATUS     TrustStatus;
    DWORD                 cElement;
    PCERT_CHAIN_ELEMENT  *rgpElement; /* array of cElement pointers, the server's certificate first */
    PCERT_TRUST_LIST_INFO pTrustListInfo;     /* NULL here */
    BOOL                  fHasRevocationFreshnessTime; /* FALSE here */
    DWORD                 dwRevocationFreshnessTime;   /* seconds */
} CERT_SIMPLE_CHAIN, *PCERT_SIMPLE_CHAIN;

typedef struct _CERT_CHAIN_CONTEXT CERT_CHAIN_CONTEXT, *PCERT_CHAIN_CONTEXT;
typedef const CERT_CHAIN_CONTEXT *PCCERT_CHAIN_CONTEXT;
struct _CERT_CHAIN_CONTEXT {
    DWORD                 cbSize;     /* bytes, of this structure */
    CERT_TRUST_STATUS     TrustStatus;
    DWORD                 cChain;     /* 1 here */
    PCERT_SIMPLE_CHAIN   *rgpChain;   /* array of cChain pointers */
    DWORD                 cLowerQualityChainContext;   /* 0 here */
    PCCERT_CHAIN_CONTEXT *rgpLowerQualityChainContext;
    BOOL                  fHasRevocationFreshnessTime; /* FALSE here */
    DWORD                 dwRevocationFreshnessTime;   /* seconds */
    DWORD                 dwCreateFlags;
    GUID                  ChainId;
};

/* CertOpenStore, lpszStoreProvider */
#define CERT_STORE_PROV_MEMORY     ((PCSTR)2)  /* empty */
#define CERT_STORE_PROV_FILENAME_A ((PCSTR)7)  /* a PEM, PFX or DER file; pvPara: its path, UTF-8 */
#define CERT_STORE_PROV_FILENAME_W ((PCSTR)8)
#define CERT_STORE_PROV_FILENAME   CERT_STORE_PROV_FILENAME_W
#define CERT_STORE_PROV_SYSTEM_A   ((PCSTR)9)  /* pvPara: ROOT, CA or MY */
#define CERT_STORE_PROV_SYSTEM_W   ((PCSTR)10)
#define CERT_STORE_PROV_SYSTEM     CERT_STORE_PROV_SYSTEM_W

/* CertOpenStore, dwFlags. A store is a copy in memory: what would write elsewhere fails with 120. */
#define CERT_STORE_DELETE_FLAG           0x00000010 /* 120 */
#define CERT_STORE_CREATE_NEW_FLAG       0x00002000 /* 120 */
#define CERT_STORE_OPEN_EXISTING_FLAG    0x00004000 /* always so */
#define CERT_STORE_READONLY_FLAG         0x00008000
#define CERT_FILE_STORE_COMMIT_ENABLE    0x00010000 /* 120 */
#define CERT_SYSTEM_STORE_CURRENT_USER   0x00010000 /* not looked at */
#define CERT_SYSTEM_STORE_LOCAL_MACHINE  0x00020000 /* not looked at */

/* CertCloseStore, dwFlags */
#define CERT_CLOSE_STORE_FORCE_FLAG 0x00000001 /* frees contexts that the program still has */
#define CERT_CLOSE_STORE_CHECK_FLAG 0x00000002 /* CRYPT_E_PENDING_CLOSE when there are such; closed all the same */

/* dwAddDisposition: what to do when a certificate of the same issuer and serial number is there */
#define CERT_STORE_ADD_NEW                                 1 /* CRYPT_E_EXISTS */
#define CERT_STORE_ADD_USE_EXISTING                        2
#define CERT_STORE_ADD_REPLACE_EXISTING                    3
#define CERT_STORE_ADD_ALWAYS                              4
#define CERT_STORE_ADD_REPLACE_EXISTING_INHERIT_PROPERTIES 5
#define CERT_STORE_ADD_NEWER                               6 /* CRYPT_E_EXISTS unless the new one begins later */
#define CERT_STORE_ADD_NEWER_INHERIT_PROPERTIES            7

/* CertFindCertificateInStore, dwFindType, with what pvFindPara points to. Others are E_INVALIDARG. */
#define CERT_FIND_ANY             0x00000000 /* nothing */
#define CERT_FIND_SHA1_HASH       0x00010000 /* CRYPT_HASH_BLOB */
#define CERT_FIND_HASH            0x00010000
#define CERT_FIND_ISSUER_NAME     0x00020004 /* CERT_NAME_BLOB */
#define CERT_FIND_SUBJECT_NAME    0x00020007 /* CERT_NAME_BLOB */
#define CERT_FIND_ISSUER_STR_A    0x00070004 /* char[]: part of the name as CERT_SIMPLE_NAME_STR, in any case */
#define CERT_FIND_SUBJECT_STR_A   0x00070007
#define CERT_FIND_ISSUER_STR_W    0x00080004 /* WCHAR[] */
#define CERT_FIND_SUBJECT_STR_W   0x00080007
#define CERT_FIND_ISSUER_STR      0x00080004
#define CERT_FIND_SUBJECT_STR     0x00080007
#define CERT_FIND_EXISTING        0x000D0000 /* CERT_CONTEXT */
#define CERT_FIND_HAS_PRIVATE_KEY 0x00150000 /* nothing */

/* CertGetNameString, dwType, and what pvTypePara points to */
#define CERT_NAME_EMAIL_TYPE            1
#define CERT_NAME_RDN_TYPE              2 /* DWORD, CERT_..._NAME_STR and flags; NULL = CERT_SIMPLE_NAME_STR */
#define CERT_NAME_ATTR_TYPE             3 /* char[], an object identifier */
#define CERT_NAME_SIMPLE_DISPLAY_TYPE   4
#define CERT_NAME_FRIENDLY_DISPLAY_TYPE 5 /* as 4 here */
#define CERT_NAME_DNS_TYPE              6
#define CERT_NAME_URL_TYPE              7
#define CERT_NAME_UPN_TYPE              8
/* dwFlags */
#define CERT_NAME_ISSUER_FLAG           0x00000001
#define CERT_NAME_SEARCH_ALL_NAMES_FLAG 0x00000002 /* CERT_NAME_DNS_TYPE: all names, a NUL behind each, then one more */

/* CertNameToStr, dwStrType: one of the first three, and flags */
#define CERT_SIMPLE_NAME_STR            1 /* Example, Web, www.example.com */
#define CERT_OID_NAME_STR               2 /* 2.5.4.10=Example, 2.5.4.11=Web, ... */
#define CERT_X500_NAME_STR              3 /* O=Example, OU=Web, CN=www.example.com */
#define CERT_NAME_STR_REVERSE_FLAG      0x02000000
#define CERT_NAME_STR_COMMA_FLAG        0x04000000
#define CERT_NAME_STR_CRLF_FLAG         0x08000000
#define CERT_NAME_STR_NO_QUOTING_FLAG   0x10000000
#define CERT_NAME_STR_NO_PLUS_FLAG      0x20000000
#define CERT_NAME_STR_SEMICOLON_FLAG    0x40000000

#define szOID_COMMON_NAME              "2.5.4.3"
#define szOID_COUNTRY_NAME             "2.5.4.6"
#define szOID_LOCALITY_NAME            "2.5.4.7"
#define szOID_STATE_OR_PROVINCE_NAME   "2.5.4.8"
#define szOID_ORGANIZATION_NAME        "2.5.4.10"
#define szOID_ORGANIZATIONAL_UNIT_NAME "2.5.4.11"
#define szOID_RSA_emailAddr            "1.2.840.113549.1.9.1"

/* CertGetCertificateContextProperty, dwPropId. Others are CRYPT_E_NOT_FOUND. */
#define CERT_SHA1_HASH_PROP_ID    3   /* 20 bytes */
#define CERT_HASH_PROP_ID         3
#define CERT_KEY_SPEC_PROP_ID     6   /* DWORD, CERT_NCRYPT_KEY_SPEC; CRYPT_E_NOT_FOUND without a private key */
#define CERT_SHA256_HASH_PROP_ID  107 /* 32 bytes */
#define CERT_NCRYPT_KEY_SPEC      0xFFFFFFFF

/* PFXImportCertStore, dwFlags: keys are always kept in memory, whatever they say */
#define CRYPT_EXPORTABLE          0x00000001
#define CRYPT_USER_KEYSET         0x00001000
#define CRYPT_MACHINE_KEYSET      0x00000020
#define PKCS12_NO_PERSIST_KEY     0x00008000

/*
 * The part of the certificate API that it takes to find a client certificate, and to look at a server's: see
 * docs/certificates.md. Narrow strings are UTF-8. All of them may fail with E_INVALIDARG: a pointer that is NULL,
 * freed, or of something else. Those that find, add or open set the last error to 0 when they succeed; duplicating,
 * freeing and closing leave it as it is.
 */

/* pPFX: at most 16 MiB. szPassword: NULL = none. Returns a store for CertCloseStore, or NULL. Also: 86, CRYPT_E_BAD_ENCODE, CRYPT_E_ASN1_... */
WINHTTPAPI HCERTSTORE WINAPI PFXImportCertStore(CRYPT_DATA_BLOB *pPFX, PCWSTR szPassword, DWORD dwFlags);
WINHTTPAPI BOOL WINAPI PFXIsPFXBlob(CRYPT_DATA_BLOB *pPFX);
WINHTTPAPI BOOL WINAPI PFXVerifyPassword(CRYPT_DATA_BLOB *pPFX, PCWSTR szPassword, DWORD dwFlags);

/*
 * Opens a store in memory, filled from a file or from the system. Returns NULL on failure. Also: 2 no such provider,
 * file or system store, 5 the file cannot be read, 86 its key needs a password, 120, CRYPT_E_ASN1_... no such file.
 */
WINHTTPAPI HCERTSTORE WINAPI CertOpenStore(
    PCSTR             lpszStoreProvider,
    DWORD             dwEncodingType,
    HCRYPTPROV_LEGACY hCryptProv,
    DWORD             dwFlags,
    const void       *pvPara);
WINHTTPAPI HCERTSTORE WINAPI CertOpenSystemStoreW(HCRYPTPROV_LEGACY hProv, PCWSTR szSubsystemProtocol);
WINHTTPAPI HCERTSTORE WINAPI CertOpenSystemStoreA(HCRYPTPROV_LEGACY hProv, PCSTR szSubsystemProtocol);
#define CertOpenSystemStore CertOpenSystemStoreW

/* NULL may be closed. Contexts that the program has live on. Also: CRYPT_E_PENDING_CLOSE. */
WINHTTPAPI BOOL WINAPI CertCloseStore(HCERTSTORE hCertStore, DWORD dwFlags);

/* *ppCertContext, *ppStoreContext: CertFreeCertificateContext; the pointers may be NULL. Also: CRYPT_E_EXISTS, CRYPT_E_ASN1_... */
WINHTTPAPI BOOL WINAPI CertAddEncodedCertificateToStore(
    HCERTSTORE      hCertStore,
    DWORD           dwCertEncodingType,
    const BYTE     *pbCertEncoded,
    DWORD           cbCertEncoded,
    DWORD           dwAddDisposition,
    PCCERT_CONTEXT *ppCertContext);
WINHTTPAPI BOOL WINAPI CertAddCertificateContextToStore(
    HCERTSTORE      hCertStore,
    PCCERT_CONTEXT  pCertContext,
    DWORD           dwAddDisposition,
    PCCERT_CONTEXT *ppStoreContext);

/* Frees pCertContext, also when it fails. */
WINHTTPAPI BOOL WINAPI CertDeleteCertificateFromStore(PCCERT_CONTEXT pCertContext);

/*
 * The first certificate that fits, or the next one after pPrevCertContext, which is freed in any case.
 * Returns a context for CertFreeCertificateContext, or NULL. Also: CRYPT_E_NOT_FOUND.
 */
WINHTTPAPI PCCERT_CONTEXT WINAPI CertFindCertificateInStore(
    HCERTSTORE     hCertStore,
    DWORD          dwCertEncodingType,
    DWORD          dwFindFlags,
    DWORD          dwFindType,
    const void    *pvFindPara,
    PCCERT_CONTEXT pPrevCertContext);
WINHTTPAPI PCCERT_CONTEXT WINAPI CertEnumCertificatesInStore(HCERTSTORE hCertStore, PCCERT_CONTEXT pPrevCertContext);

/* A context of DER bytes, in no store. cbCertEncoded: at most 1 MiB. Also: CRYPT_E_ASN1_... */
WINHTTPAPI PCCERT_CONTEXT WINAPI CertCreateCertificateContext(
    DWORD       dwCertEncodingType,
    const BYTE *pbCertEncoded,
    DWORD       cbCertEncoded);

/* The same pointer, to be freed once more. NULL may be duplicated and freed. */
WINHTTPAPI PCCERT_CONTEXT WINAPI CertDuplicateCertificateContext(PCCERT_CONTEXT pCertContext);
WINHTTPAPI BOOL WINAPI CertFreeCertificateContext(PCCERT_CONTEXT pCertContext);
WINHTTPAPI VOID WINAPI CertFreeCertificateChain(PCCERT_CHAIN_CONTEXT pChainContext);

/* *pcbData: bytes, in and out; pvData NULL asks for them. Also: CRYPT_E_NOT_FOUND, 234 too small. */
WINHTTPAPI BOOL WINAPI CertGetCertificateContextProperty(
    PCCERT_CONTEXT pCertContext,
    DWORD          dwPropId,
    void          *pvData,
    DWORD         *pcbData);

/*
 * Names as text. cch..., csz: characters (bytes in A) with the terminator; a longer name is cut off. A NULL buffer asks
 * for the size. They return the characters stored or needed, with the terminator: 1 for a name that is not there.
 */
WINHTTPAPI DWORD WINAPI CertGetNameStringW(
    PCCERT_CONTEXT pCertContext,
    DWORD          dwType,
    DWORD          dwFlags,
    void          *pvTypePara,
    LPWSTR         pszNameString,
    DWORD          cchNameString);
WINHTTPAPI DWORD WINAPI CertGetNameStringA(
    PCCERT_CONTEXT pCertContext,
    DWORD          dwType,
    DWORD          dwFlags,
    void          *pvTypePara,
    LPSTR          pszNameString,
    DWORD          cchNameString);
#define CertGetNameString CertGetNameStringW
WINHTTPAPI DWORD WINAPI CertNameToStrW(
    DWORD           dwCertEncodingType,
    PCERT_NAME_BLOB pName,
    DWORD           dwStrType,
    LPWSTR          psz,
    DWORD           csz);
WINHTTPAPI DWORD WINAPI CertNameToStrA(
    DWORD           dwCertEncodingType,
    PCERT_NAME_BLOB pName,
    DWORD           dwStrType,
    LPSTR           psz,
    DWORD           csz);
#define CertNameToStr CertNameToStrW

#endif /* WINHTTP_COMPAT_NO_WIN32_STRUCTS */

/* ==== 3. WinHTTP types ========================================================================================= */

#if defined(__SIZEOF_POINTER__) && __SIZEOF_POINTER__ == 8
#pragma pack(push, 8)
#else
#pragma pack(push, 4)
#endif

typedef LPVOID HINTERNET;             /* opaque; never an address, so do not look behind it */
typedef HINTERNET *LPHINTERNET;
typedef WORD INTERNET_PORT;           /* host byte order */
typedef INTERNET_PORT *LPINTERNET_PORT;

/* -- Ports of WinHttpConnect -- */
#define INTERNET_DEFAULT_PORT       0   /* 80 or 443, whichever the request's scheme has */
#define INTERNET_DEFAULT_HTTP_PORT  80
#define INTERNET_DEFAULT_HTTPS_PORT 443

/* -- WinHttpOpen, dwFlags -- */
#define WINHTTP_FLAG_ASYNC           0x10000000 /* every handle of the session works asynchronously */
#define WINHTTP_FLAG_SECURE_DEFAULTS 0x30000000 /* TLS 1.2 or newer only; contains WINHTTP_FLAG_ASYNC */

/* -- WinHttpOpenRequest, dwFlags -- */
#define WINHTTP_FLAG_SECURE               0x00800000 /* https */
#define WINHTTP_FLAG_ESCAPE_PERCENT       0x00000004 /* escape percent signs too */
#define WINHTTP_FLAG_NULL_CODEPAGE        0x00000008 /* one byte per WCHAR, nothing escaped; obsolete */
#define WINHTTP_FLAG_ESCAPE_DISABLE       0x00000040 /* escape nothing */
#define WINHTTP_FLAG_ESCAPE_DISABLE_QUERY 0x00000080 /* escape the path only, not the query */
#define WINHTTP_FLAG_BYPASS_PROXY_CACHE   0x00000100 /* add Pragma: no-cache and Cache-Control: no-cache */
#define WINHTTP_FLAG_REFRESH              0x00000100 /* the same bit */
#define WINHTTP_FLAG_AUTOMATIC_CHUNKING   0x00000200 /* body without a length, in chunks of the library; dwTotalLength 0 */

/* -- WINHTTP_OPTION_SECURITY_FLAGS: certificate errors to overlook -- */
#define SECURITY_FLAG_IGNORE_UNKNOWN_CA        0x00000100
#define SECURITY_FLAG_IGNORE_CERT_WRONG_USAGE  0x00000200
#define SECURITY_FLAG_IGNORE_CERT_CN_INVALID   0x00001000 /* name mismatch */
#define SECURITY_FLAG_IGNORE_CERT_DATE_INVALID 0x00002000 /* expired or not yet valid */
#define SECURITY_FLAG_IGNORE_ALL_CERT_ERRORS   0x00003300 /* the four above */

/* Payload of WINHTTP_CALLBACK_STATUS_REQUEST_ERROR. */
typedef struct _WINHTTP_ASYNC_RESULT {
    DWORD_PTR dwResult;               /* API_... below: the operation that failed */
    DWORD     dwError;                /* error code; GetLastError() says nothing inside a callback */
} WINHTTP_ASYNC_RESULT, *LPWINHTTP_ASYNC_RESULT, *PWINHTTP_ASYNC_RESULT;

/* WINHTTP_OPTION_HTTP_VERSION */
typedef struct _HTTP_VERSION_INFO {
    DWORD dwMajorVersion;             /* 1 */
    DWORD dwMinorVersion;             /* 0 or 1 */
} HTTP_VERSION_INFO, *LPHTTP_VERSION_INFO, *PHTTP_VERSION_INFO;

typedef int INTERNET_SCHEME, *LPINTERNET_SCHEME;
#define INTERNET_SCHEME_HTTP  1
#define INTERNET_SCHEME_HTTPS 2
#define INTERNET_SCHEME_FTP   3 /* only in WinHttpGetProxyForUrl and WinHttpGetProxyForUrlEx */
#define INTERNET_SCHEME_SOCKS 4 /* only in WINHTTP_PROXY_RESULT_ENTRY */

/*
 * Parts of a URL, for WinHttpCrackUrl and WinHttpCreateUrl. All lengths count characters.
 * WinHttpCrackUrl, for each part: NULL with length 0 = not wanted; NULL with another length = point into the
 * caller's URL, which leaves the part without a terminator; a pointer with its capacity = copy, terminated. The
 * length is then that of the part, terminator not counted.
 * WinHttpCreateUrl: NULL = part absent; a pointer with length 0 = NUL-terminated, else that many characters.
 */
typedef struct _URL_COMPONENTS {
    DWORD           dwStructSize;     /* bytes: sizeof(URL_COMPONENTS) */
    LPWSTR          lpszScheme;       /* without the colon */
    DWORD           dwSchemeLength;   /* characters */
    INTERNET_SCHEME nScheme;          /* always stored by WinHttpCrackUrl */
    LPWSTR          lpszHostName;
    DWORD           dwHostNameLength; /* characters */
    INTERNET_PORT   nPort;            /* always stored by WinHttpCrackUrl */
    LPWSTR          lpszUserName;
    DWORD           dwUserNameLength; /* characters */
    LPWSTR          lpszPassword;
    DWORD           dwPasswordLength; /* characters */
    LPWSTR          lpszUrlPath;      /* takes query and fragment with it when lpszExtraInfo is not wanted */
    DWORD           dwUrlPathLength;  /* characters */
    LPWSTR          lpszExtraInfo;    /* from '?' or '#' on */
    DWORD           dwExtraInfoLength;/* characters */
} URL_COMPONENTS, *LPURL_COMPONENTS, *PURL_COMPONENTS;
typedef URL_COMPONENTS URL_COMPONENTSW;
typedef LPURL_COMPONENTS LPURL_COMPONENTSW;

/* WINHTTP_OPTION_PROXY and the default proxy configuration. Strings that the library stored: GlobalFree. */
typedef struct _WINHTTP_PROXY_INFO {
    DWORD  dwAccessType;              /* WINHTTP_ACCESS_TYPE_... */
    LPWSTR lpszProxy;                 /* list of "[scheme=][scheme://]host[:port]", by blanks or semicolons */
    LPWSTR lpszProxyBypass;           /* list of hosts, same separators; NULL = none */
} WINHTTP_PROXY_INFO, *LPWINHTTP_PROXY_INFO, *PWINHTTP_PROXY_INFO;
typedef WINHTTP_PROXY_INFO WINHTTP_PROXY_INFOW;
typedef LPWINHTTP_PROXY_INFO LPWINHTTP_PROXY_INFOW;

/* How WinHttpGetProxyForUrl and its Ex forms find the proxy. */
typedef struct _WINHTTP_AUTOPROXY_OPTIONS {
    DWORD   dwFlags;                  /* WINHTTP_AUTOPROXY_... */
    DWORD   dwAutoDetectFlags;        /* WINHTTP_AUTO_DETECT_TYPE_..., with WINHTTP_AUTOPROXY_AUTO_DETECT, else 0 */
    LPCWSTR lpszAutoConfigUrl;        /* PAC file, with WINHTTP_AUTOPROXY_CONFIG_URL, else NULL */
    LPVOID  lpvReserved;              /* NULL */
    DWORD   dwReserved;               /* 0 */
    BOOL    fAutoLogonIfChallenged;   /* send default credentials for the PAC file */
} WINHTTP_AUTOPROXY_OPTIONS, *PWINHTTP_AUTOPROXY_OPTIONS;

#define WINHTTP_AUTOPROXY_AUTO_DETECT          0x00000001 /* find the PAC file as dwAutoDetectFlags says */
#define WINHTTP_AUTOPROXY_CONFIG_URL           0x00000002 /* PAC file at lpszAutoConfigUrl */
#define WINHTTP_AUTOPROXY_HOST_KEEPCASE        0x00000004 /* give the script the host as written */
#define WINHTTP_AUTOPROXY_HOST_LOWERCASE       0x00000008 /* give the script the host in lower case */
#define WINHTTP_AUTOPROXY_ALLOW_AUTOCONFIG     0x00000100
#define WINHTTP_AUTOPROXY_ALLOW_STATIC         0x00000200
#define WINHTTP_AUTOPROXY_ALLOW_CM             0x00000400
#define WINHTTP_AUTOPROXY_USE_INTERFACE_CONFIG 0x00000800
#define WINHTTP_AUTOPROXY_RUN_INPROCESS        0x00010000 /* no effect in the Ex forms */
#define WINHTTP_AUTOPROXY_RUN_OUTPROCESS_ONLY  0x00020000 /* no effect in the Ex forms */
#define WINHTTP_AUTOPROXY_NO_DIRECTACCESS      0x00040000
#define WINHTTP_AUTOPROXY_NO_CACHE_CLIENT      0x00080000
#define WINHTTP_AUTOPROXY_NO_CACHE_SVC         0x00100000
#define WINHTTP_AUTOPROXY_SORT_RESULTS         0x00400000

#define WINHTTP_AUTO_DETECT_TYPE_DHCP  0x00000001 /* tried first */
#define WINHTTP_AUTO_DETECT_TYPE_DNS_A 0x00000002

/* One way to reach a URL; several are to be tried in order. */
typedef struct _WINHTTP_PROXY_RESULT_ENTRY {
    BOOL            fProxy;           /* TRUE: through the proxy below; FALSE: directly */
    BOOL            fBypass;          /* directly because of the bypass list */
    INTERNET_SCHEME ProxyScheme;      /* how to talk to the proxy */
    PWSTR           pwszProxy;        /* host; NULL without a proxy */
    INTERNET_PORT   ProxyPort;
} WINHTTP_PROXY_RESULT_ENTRY, *PWINHTTP_PROXY_RESULT_ENTRY;

/* Contents belong to the library until WinHttpFreeProxyResult. */
typedef struct _WINHTTP_PROXY_RESULT {
    DWORD                       cEntries;
    WINHTTP_PROXY_RESULT_ENTRY *pEntries;
} WINHTTP_PROXY_RESULT, *PWINHTTP_PROXY_RESULT;

/* Contents belong to the library until WinHttpFreeProxyResultEx. */
typedef struct _WINHTTP_PROXY_RESULT_EX {
    DWORD                       cEntries;
    WINHTTP_PROXY_RESULT_ENTRY *pEntries;
    HANDLE                      hProxyDetectionHandle;
    DWORD                       dwProxyInterfaceAffinity; /* interface index */
} WINHTTP_PROXY_RESULT_EX, *PWINHTTP_PROXY_RESULT_EX;

#define NETWORKING_KEY_BUFSIZE 128 /* bytes */

typedef struct _WinHttpProxyNetworkKey {
    BYTE pbBuffer[NETWORKING_KEY_BUFSIZE];
} WINHTTP_PROXY_NETWORKING_KEY, *PWINHTTP_PROXY_NETWORKING_KEY;

/* Proxy settings of one connection. What WinHttpReadProxySettings stored: WinHttpFreeProxySettings. */
typedef struct _WINHTTP_PROXY_SETTINGS {
    DWORD    dwStructSize;            /* bytes: sizeof(WINHTTP_PROXY_SETTINGS) */
    DWORD    dwFlags;                 /* WINHTTP_PROXY_TYPE_... */
    DWORD    dwCurrentSettingsVersion;
    PWSTR    pwszConnectionName;
    PWSTR    pwszProxy;
    PWSTR    pwszProxyBypass;
    PWSTR    pwszAutoconfigUrl;
    PWSTR    pwszAutoconfigSecondaryUrl;
    DWORD    dwAutoDiscoveryFlags;
    PWSTR    pwszLastKnownGoodAutoConfigUrl;
    DWORD    dwAutoconfigReloadDelayMins; /* minutes */
    FILETIME ftLastKnownDetectTime;
    DWORD    dwDetectedInterfaceIpCount; /* elements at pdwDetectedInterfaceIp */
    PDWORD   pdwDetectedInterfaceIp;  /* IPv4 addresses */
    DWORD    cNetworkKeys;            /* elements at pNetworkKeys */
    PWINHTTP_PROXY_NETWORKING_KEY pNetworkKeys;
} WINHTTP_PROXY_SETTINGS, *PWINHTTP_PROXY_SETTINGS;

#define WINHTTP_PROXY_TYPE_DIRECT         0x00000001
#define WINHTTP_PROXY_TYPE_PROXY          0x00000002
#define WINHTTP_PROXY_TYPE_AUTO_PROXY_URL 0x00000004
#define WINHTTP_PROXY_TYPE_AUTO_DETECT    0x00000008

/* WINHTTP_OPTION_SECURITY_CERTIFICATE_STRUCT. LocalFree lpszSubjectInfo and lpszIssuerInfo. */
typedef struct _WINHTTP_CERTIFICATE_INFO {
    FILETIME ftExpiry;
    FILETIME ftStart;
    LPWSTR   lpszSubjectInfo;
    LPWSTR   lpszIssuerInfo;
    LPWSTR   lpszProtocolName;        /* always NULL */
    LPWSTR   lpszSignatureAlgName;    /* always NULL */
    LPWSTR   lpszEncryptionAlgName;   /* always NULL */
    DWORD    dwKeySize;               /* bytes */
} WINHTTP_CERTIFICATE_INFO, *PWINHTTP_CERTIFICATE_INFO;

/* WINHTTP_OPTION_CONNECTION_INFO */
typedef struct _WINHTTP_CONNECTION_INFO {
    DWORD            cbSize;          /* bytes: sizeof(WINHTTP_CONNECTION_INFO) */
    SOCKADDR_STORAGE LocalAddress;
    SOCKADDR_STORAGE RemoteAddress;
} WINHTTP_CONNECTION_INFO, *PWINHTTP_CONNECTION_INFO;

/* WINHTTP_OPTION_SECURITY_INFO */
typedef struct _WINHTTP_SECURITY_INFO {
    SecPkgContext_ConnectionInfo ConnectionInfo;
    SecPkgContext_CipherInfo     CipherInfo;
} WINHTTP_SECURITY_INFO, *PWINHTTP_SECURITY_INFO;

/* Index into WINHTTP_REQUEST_TIMES.rgullTimes. */
typedef enum _WINHTTP_REQUEST_TIME_ENTRY {
    WinHttpProxyDetectionStart = 0,
    WinHttpProxyDetectionEnd = 1,
    WinHttpConnectionAcquireStart = 2,
    WinHttpConnectionAcquireWaitEnd = 3,
    WinHttpConnectionAcquireEnd = 4,
    WinHttpNameResolutionStart = 5,
    WinHttpNameResolutionEnd = 6,
    WinHttpConnectionEstablishmentStart = 7,
    WinHttpConnectionEstablishmentEnd = 8,
    WinHttpTlsHandshakeClientLeg1Start = 9,
    WinHttpTlsHandshakeClientLeg1End = 10,
    WinHttpTlsHandshakeClientLeg2Start = 11,
    WinHttpTlsHandshakeClientLeg2End = 12,
    WinHttpTlsHandshakeClientLeg3Start = 13,
    WinHttpTlsHandshakeClientLeg3End = 14,
    WinHttpStreamWaitStart = 15,
    WinHttpStreamWaitEnd = 16,
    WinHttpSendRequestStart = 17,
    WinHttpSendRequestHeadersCompressionStart = 18,
    WinHttpSendRequestHeadersCompressionEnd = 19,
    WinHttpSendRequestHeadersEnd = 20,
    WinHttpSendRequestEnd = 21,
    WinHttpReceiveResponseStart = 22,
    WinHttpReceiveResponseHeadersDecompressionStart = 23,
    WinHttpReceiveResponseHeadersDecompressionEnd = 24,
    WinHttpReceiveResponseHeadersEnd = 25,
    WinHttpReceiveResponseBodyDecompressionDelta = 26, /* a duration, not a point in time */
    WinHttpReceiveResponseEnd = 27,
    WinHttpProxyTunnelStart = 28,
    WinHttpProxyTunnelEnd = 29,
    WinHttpProxyTlsHandshakeClientLeg1Start = 30,
    WinHttpProxyTlsHandshakeClientLeg1End = 31,
    WinHttpProxyTlsHandshakeClientLeg2Start = 32,
    WinHttpProxyTlsHandshakeClientLeg2End = 33,
    WinHttpProxyTlsHandshakeClientLeg3Start = 34,
    WinHttpProxyTlsHandshakeClientLeg3End = 35,
    WinHttpRequestTimeLast = 36,
    WinHttpRequestTimeMax = 64
} WINHTTP_REQUEST_TIME_ENTRY, *PWINHTTP_REQUEST_TIME_ENTRY;

/* Index into WINHTTP_REQUEST_STATS.rgullStats: ...Count counts events, ...Size bytes. */
typedef enum _WINHTTP_REQUEST_STAT_ENTRY {
    WinHttpConnectFailureCount = 0,
    WinHttpProxyFailureCount = 1,
    WinHttpTlsHandshakeClientLeg1Size = 2,
    WinHttpTlsHandshakeServerLeg1Size = 3,
    WinHttpTlsHandshakeClientLeg2Size = 4,
    WinHttpTlsHandshakeServerLeg2Size = 5,
    WinHttpRequestHeadersSize = 6,
    WinHttpRequestHeadersCompressedSize = 7,
    WinHttpResponseHeadersSize = 8,
    WinHttpResponseHeadersCompressedSize = 9,
    WinHttpResponseBodySize = 10,
    WinHttpResponseBodyCompressedSize = 11,
    WinHttpProxyTlsHandshakeClientLeg1Size = 12,
    WinHttpProxyTlsHandshakeServerLeg1Size = 13,
    WinHttpProxyTlsHandshakeClientLeg2Size = 14,
    WinHttpProxyTlsHandshakeServerLeg2Size = 15,
    WinHttpRequestStatLast = 16,
    WinHttpRequestStatMax = 32
} WINHTTP_REQUEST_STAT_ENTRY, *PWINHTTP_REQUEST_STAT_ENTRY;

/* WINHTTP_OPTION_REQUEST_TIMES */
typedef struct _WINHTTP_REQUEST_TIMES {
    ULONG     cTimes;                 /* entries wanted, set by the caller; WinHttpRequestTimeLast for all */
    ULONGLONG rgullTimes[WinHttpRequestTimeMax]; /* ticks of the performance counter */
} WINHTTP_REQUEST_TIMES, *PWINHTTP_REQUEST_TIMES;

#define WINHTTP_REQUEST_STAT_FLAG_TCP_FAST_OPEN                0x00000001
#define WINHTTP_REQUEST_STAT_FLAG_TLS_SESSION_RESUMPTION       0x00000002
#define WINHTTP_REQUEST_STAT_FLAG_TLS_FALSE_START              0x00000004
#define WINHTTP_REQUEST_STAT_FLAG_PROXY_TLS_SESSION_RESUMPTION 0x00000008
#define WINHTTP_REQUEST_STAT_FLAG_PROXY_TLS_FALSE_START        0x00000010
#define WINHTTP_REQUEST_STAT_FLAG_FIRST_REQUEST                0x00000020 /* first request on its connection */

/* WINHTTP_OPTION_REQUEST_STATS */
typedef struct _WINHTTP_REQUEST_STATS {
    ULONGLONG ullFlags;               /* WINHTTP_REQUEST_STAT_FLAG_... */
    ULONG     ulIndex;                /* of the request on its connection */
    ULONG     cStats;                 /* entries wanted, set by the caller; WinHttpRequestStatLast for all */
    ULONGLONG rgullStats[WinHttpRequestStatMax];
} WINHTTP_REQUEST_STATS, *PWINHTTP_REQUEST_STATS;

#define WINHTTP_MATCH_CONNECTION_GUID_FLAG_REQUIRE_MARKED_CONNECTION 0x00000001 /* never on an unmarked connection */
#define WINHTTP_MATCH_CONNECTION_GUID_FLAGS_MASK                     0x00000001

/* WINHTTP_OPTION_MATCH_CONNECTION_GUID */
typedef struct _WINHTTP_MATCH_CONNECTION_GUID {
    GUID      ConnectionGuid;
    ULONGLONG ullFlags;               /* WINHTTP_MATCH_CONNECTION_GUID_FLAG_... */
} WINHTTP_MATCH_CONNECTION_GUID, *PWINHTTP_MATCH_CONNECTION_GUID;

/* A header, name and value split. UTF-16 or bytes as the function's flags say; NUL-terminated either way. */
WINHTTP_COMPAT_EXTENSION typedef struct _WINHTTP_EXTENDED_HEADER {
    union {
        PCWSTR pwszName;
        PCSTR  pszName;
    };
    union {
        PCWSTR pwszValue;
        PCSTR  pszValue;
    };
} WINHTTP_EXTENDED_HEADER, *PWINHTTP_EXTENDED_HEADER;

/* Header name for WinHttpQueryHeadersEx: pszName with WINHTTP_QUERY_FLAG_WIRE_ENCODING, else pwszName. */
typedef union _WINHTTP_HEADER_NAME {
    PCWSTR pwszName;
    PCSTR  pszName;
} WINHTTP_HEADER_NAME, *PWINHTTP_HEADER_NAME;

typedef enum _WINHTTP_SECURE_DNS_SETTING {
    WinHttpSecureDnsSettingDefault = 0,
    WinHttpSecureDnsSettingForcePlaintext = 1,
    WinHttpSecureDnsSettingRequireEncryption = 2,
    WinHttpSecureDnsSettingTryEncryptionWithFallback = 3,
    WinHttpSecureDnsSettingMax = 4
} WINHTTP_SECURE_DNS_SETTING, *PWINHTTP_SECURE_DNS_SETTING;

#define WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_SOFT_LIMIT   0x00000001
#define WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_BYPASS_CACHE 0x00000002
#define WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_USE_DNS_TTL  0x00000004
#define WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_CONN_USE_TTL 0x00000008

/* WINHTTP_OPTION_RESOLVER_CACHE_CONFIG */
typedef struct _WINHTTP_RESOLVER_CACHE_CONFIG {
    ULONG     ulMaxResolverCacheEntries; /* names */
    ULONG     ulMaxCacheEntryAge;     /* minutes */
    ULONG     ulMinCacheEntryTtl;     /* seconds */
    WINHTTP_SECURE_DNS_SETTING SecureDnsSetting;
    ULONGLONG ullConnResolutionWaitTime; /* units of 100 ns; initially 600000000 = one minute */
    ULONGLONG ullFlags;               /* WINHTTP_RESOLVER_CACHE_CONFIG_FLAG_... */
} WINHTTP_RESOLVER_CACHE_CONFIG, *PWINHTTP_RESOLVER_CACHE_CONFIG;

/* WinHttpQueryConnectionGroup: connections that carry one GUID. */
typedef struct _WINHTTP_CONNECTION_GROUP {
    ULONG cConnections;
    GUID  guidGroup;
} WINHTTP_CONNECTION_GROUP, *PWINHTTP_CONNECTION_GROUP;

typedef struct _WINHTTP_HOST_CONNECTION_GROUP {
    PCWSTR                    pwszHost;
    ULONG                     cConnectionGroups; /* elements at pConnectionGroups */
    PWINHTTP_CONNECTION_GROUP pConnectionGroups;
} WINHTTP_HOST_CONNECTION_GROUP, *PWINHTTP_HOST_CONNECTION_GROUP;

/* Contents belong to the library until WinHttpFreeQueryConnectionGroupResult. */
typedef struct _WINHTTP_QUERY_CONNECTION_GROUP_RESULT {
    ULONG                          cHosts; /* elements at pHostConnectionGroups */
    PWINHTTP_HOST_CONNECTION_GROUP pHostConnectionGroups;
} WINHTTP_QUERY_CONNECTION_GROUP_RESULT, *PWINHTTP_QUERY_CONNECTION_GROUP_RESULT;

#define WINHTTP_QUERY_CONNECTION_GROUP_FLAG_INSECURE 0x00000001 /* of a connect handle: http instead of https */

/* WINHTTP_OPTION_HTTP2_RECEIVE_WINDOW */
typedef struct _WINHTTP_HTTP2_RECEIVE_WINDOW {
    ULONG ulStreamWindow;             /* bytes, initial window of a stream */
    ULONG ulStreamWindowUpdateDelta;  /* bytes consumed before a window update is sent */
} WINHTTP_HTTP2_RECEIVE_WINDOW, *PWINHTTP_HTTP2_RECEIVE_WINDOW;

/* WINHTTP_OPTION_FAILED_CONNECTION_RETRIES */
typedef struct _WINHTTP_FAILED_CONNECTION_RETRIES {
    DWORD dwMaxRetries;
    DWORD dwAllowedRetryConditions;   /* WINHTTP_CONNECTION_RETRY_CONDITION_... */
} WINHTTP_FAILED_CONNECTION_RETRIES, *PWINHTTP_FAILED_CONNECTION_RETRIES;

/* -- Date text of WinHttpTimeFromSystemTime -- */
#define WINHTTP_TIME_FORMAT_BUFSIZE 62 /* BYTES, terminator included: 31 WCHARs */

/*
 * -- Options of WinHttpQueryOption and WinHttpSetOption --
 * First word: q = may be queried, s = may be set. Second word: the handles, S session, C connect, R request,
 * W websocket, 0 no handle (NULL); "?" where nothing documents it. Then type, unit and meaning. Sizes are bytes,
 * except where "chars" is said for setting. A session's settings reach the handles created after the change.
 */
#define WINHTTP_FIRST_OPTION                              1
#define WINHTTP_OPTION_CALLBACK                           1   /* qs SCR callback pointer of WinHttpSetStatusCallback */
#define WINHTTP_OPTION_RESOLVE_TIMEOUT                    2   /* qs SR DWORD, ms, 0 or 0xFFFFFFFF = none (initially) */
#define WINHTTP_OPTION_CONNECT_TIMEOUT                    3   /* qs SR DWORD, ms for each address; initially 60000 */
#define WINHTTP_OPTION_CONNECT_RETRIES                    4   /* qs SR DWORD, addresses to try at most; initially 5 */
#define WINHTTP_OPTION_SEND_TIMEOUT                       5   /* qs SR DWORD, ms for sending or writing; initially 30000 */
#define WINHTTP_OPTION_RECEIVE_TIMEOUT                    6   /* qs SR DWORD, ms for one receive; initially 30000 */
#define WINHTTP_OPTION_RECEIVE_RESPONSE_TIMEOUT           7   /* qs SR DWORD, ms for all response headers; initially 90000 */
#define WINHTTP_OPTION_HANDLE_TYPE                        9   /* q SCRW DWORD, WINHTTP_HANDLE_TYPE_... */
#define WINHTTP_OPTION_READ_BUFFER_SIZE                   12  /* qs R DWORD; no effect */
#define WINHTTP_OPTION_WRITE_BUFFER_SIZE                  13  /* qs R DWORD; no effect */
#define WINHTTP_OPTION_PARENT_HANDLE                      21  /* q CRW HINTERNET */
#define WINHTTP_OPTION_EXTENDED_ERROR                     24  /* q SR0 DWORD, socket error behind this thread's last failure */
#define WINHTTP_OPTION_SECURITY_FLAGS                     31  /* qs R DWORD, SECURITY_FLAG_... */
#define WINHTTP_OPTION_SECURITY_CERTIFICATE_STRUCT        32  /* q R WINHTTP_CERTIFICATE_INFO, after TLS; LocalFree two strings */
#define WINHTTP_OPTION_URL                                34  /* q R string, absolute; after redirects the last one asked for */
#define WINHTTP_OPTION_SECURITY_KEY_BITNESS               36  /* q R DWORD, bits, after TLS */
#define WINHTTP_OPTION_PROXY                              38  /* qs SR, q 0 WINHTTP_PROXY_INFO; GlobalFree the strings */
#define WINHTTP_OPTION_PROXY_RESULT_ENTRY                 39  /* ? ? WINHTTP_PROXY_RESULT_ENTRY */
#define WINHTTP_OPTION_USER_AGENT                         41  /* qs S string; set: chars, terminator counted */
#define WINHTTP_OPTION_CONTEXT_VALUE                      45  /* qs SCRW DWORD_PTR, given to the callback */
#define WINHTTP_OPTION_CLIENT_CERT_CONTEXT                47  /* s R CERT_CONTEXT, copied; NULL with 0 = none, on purpose */
#define WINHTTP_OPTION_REQUEST_PRIORITY                   58  /* qs R DWORD; no effect */
#define WINHTTP_OPTION_HTTP_VERSION                       59  /* qs 0SR HTTP_VERSION_INFO, 1.0 or 1.1 (initially) */
#define WINHTTP_OPTION_DISABLE_FEATURE                    63  /* s R DWORD, WINHTTP_DISABLE_..., before sending */
#define WINHTTP_OPTION_CODEPAGE                           68  /* s S DWORD, code page of object names; UTF-8 */
#define WINHTTP_OPTION_MAX_CONNS_PER_SERVER               73  /* qs S DWORD, initially unlimited; 0 means 2 */
#define WINHTTP_OPTION_MAX_CONNS_PER_1_0_SERVER           74  /* qs S DWORD, the same for HTTP/1.0 servers */
#define WINHTTP_OPTION_AUTOLOGON_POLICY                   77  /* s R DWORD, WINHTTP_AUTOLOGON_SECURITY_LEVEL_... */
#define WINHTTP_OPTION_SERVER_CERT_CONTEXT                78  /* q R CERT_CONTEXT *, after TLS; CertFreeCertificateContext */
#define WINHTTP_OPTION_ENABLE_FEATURE                     79  /* s SR DWORD, WINHTTP_ENABLE_SSL_... */
#define WINHTTP_OPTION_WORKER_THREAD_COUNT                80  /* s 0 DWORD, once, before any asynchronous call */
#define WINHTTP_OPTION_PASSPORT_COBRANDING_TEXT           81  /* q R string */
#define WINHTTP_OPTION_PASSPORT_COBRANDING_URL            82  /* q R string */
#define WINHTTP_OPTION_CONFIGURE_PASSPORT_AUTH            83  /* s S DWORD, WINHTTP_..._PASSPORT_... */
#define WINHTTP_OPTION_SECURE_PROTOCOLS                   84  /* s S DWORD, WINHTTP_FLAG_SECURE_PROTOCOL_... */
#define WINHTTP_OPTION_ENABLETRACING                      85  /* qs 0 BOOL */
#define WINHTTP_OPTION_PASSPORT_SIGN_OUT                  86  /* s S string, return URL */
#define WINHTTP_OPTION_PASSPORT_RETURN_URL                87  /* q R string */
#define WINHTTP_OPTION_REDIRECT_POLICY                    88  /* qs SR DWORD, WINHTTP_OPTION_REDIRECT_POLICY_... */
#define WINHTTP_OPTION_MAX_HTTP_AUTOMATIC_REDIRECTS       89  /* qs SR DWORD, initially 10; beyond: 12156 */
#define WINHTTP_OPTION_MAX_HTTP_STATUS_CONTINUE           90  /* qs SR DWORD, 1xx responses skipped, initially 10 */
#define WINHTTP_OPTION_MAX_RESPONSE_HEADER_SIZE           91  /* qs SR DWORD, bytes, initially 65536; beyond: 12182 */
#define WINHTTP_OPTION_MAX_RESPONSE_DRAIN_SIZE            92  /* qs SR DWORD, bytes read away to reuse a connection; 1048576 */
#define WINHTTP_OPTION_CONNECTION_INFO                    93  /* q R WINHTTP_CONNECTION_INFO, set cbSize first */
#define WINHTTP_OPTION_CLIENT_CERT_ISSUER_LIST            94  /* q R SecPkgContext_IssuerListInfoEx *, after 12044; GlobalFree */
#define WINHTTP_OPTION_SPN                                96  /* s R DWORD, WINHTTP_..._SPN_SERVER_PORT */
#define WINHTTP_OPTION_GLOBAL_PROXY_CREDS                 97  /* s 0 WINHTTP_CREDS_EX */
#define WINHTTP_OPTION_GLOBAL_SERVER_CREDS                98  /* s 0 WINHTTP_CREDS_EX */
#define WINHTTP_OPTION_UNLOAD_NOTIFY_EVENT                99  /* s S HANDLE of an event, set after the last callback of the session */
#define WINHTTP_OPTION_REJECT_USERPWD_IN_URL              100 /* s R BOOL; a redirect to a URL with user or password fails, 12005 */
#define WINHTTP_OPTION_USE_GLOBAL_SERVER_CREDENTIALS      101 /* s SR BOOL */
#define WINHTTP_OPTION_RECEIVE_PROXY_CONNECT_RESPONSE     103 /* qs SR BOOL, read the body of a failed CONNECT */
#define WINHTTP_OPTION_IS_PROXY_CONNECT_RESPONSE          104 /* q SR BOOL */
#define WINHTTP_OPTION_NETWORK_INTERFACE_AFFINITY         105 /* ? ? undocumented */
#define WINHTTP_OPTION_SERVER_SPN_USED                    106 /* q R string, after authentication by NTLM or Negotiate */
#define WINHTTP_OPTION_PROXY_SPN_USED                     107 /* q R string, after failed authentication */
#define WINHTTP_OPTION_SERVER_CBT                         108 /* q R SecPkgContext_Bindings, after TLS */
#define WINHTTP_OPTION_UNSAFE_HEADER_PARSING              110 /* s R DWORD; reserved */
#define WINHTTP_OPTION_ASSURED_NON_BLOCKING_CALLBACKS     111 /* s S BOOL: callbacks never block or wait for WinHTTP */
#define WINHTTP_OPTION_UPGRADE_TO_WEB_SOCKET              114 /* s R NULL with 0, before sending */
#define WINHTTP_OPTION_WEB_SOCKET_CLOSE_TIMEOUT           115 /* qs W DWORD, ms, initially 10000 */
#define WINHTTP_OPTION_WEB_SOCKET_KEEPALIVE_INTERVAL      116 /* qs W DWORD, ms, initially 30000, at least 15000 */
#define WINHTTP_OPTION_DECOMPRESSION                      118 /* s SR DWORD, WINHTTP_DECOMPRESSION_FLAG_..., initially 0 */
#define WINHTTP_OPTION_WEB_SOCKET_RECEIVE_BUFFER_SIZE     122 /* qs SR DWORD, bytes, initially 32768, at least 16 */
#define WINHTTP_OPTION_WEB_SOCKET_SEND_BUFFER_SIZE        123 /* qs SR DWORD, bytes, initially 32768, at least 16 */
#define WINHTTP_OPTION_TCP_PRIORITY_HINT                  128 /* s ? priority of the socket */
#define WINHTTP_OPTION_CONNECTION_FILTER                  131 /* ? ? undocumented */
#define WINHTTP_OPTION_ENABLE_HTTP_PROTOCOL               133 /* s SR DWORD, WINHTTP_PROTOCOL_FLAG_..., initially 0 = HTTP/1.1 */
#define WINHTTP_OPTION_HTTP_PROTOCOL_USED                 134 /* q R DWORD, WINHTTP_PROTOCOL_FLAG_...; 0 = HTTP/1.1 or older */
#define WINHTTP_OPTION_KDC_PROXY_SETTINGS                 136 /* ? ? undocumented */
#define WINHTTP_OPTION_PROXY_DISABLE_SERVICE_CALLS        137 /* ? ? undocumented */
#define WINHTTP_OPTION_ENCODE_EXTRA                       138 /* s SR BOOL, percent-encode path and query */
#define WINHTTP_OPTION_DISABLE_STREAM_QUEUE               139 /* s SR BOOL, HTTP/2: another connection instead of waiting */
#define WINHTTP_OPTION_IPV6_FAST_FALLBACK                 140 /* s S BOOL, IPv6 first with a short timeout, then IPv4 */
#define WINHTTP_OPTION_CONNECTION_STATS_V0                141 /* q R TCP_INFO_v0 */
#define WINHTTP_OPTION_REQUEST_TIMES                      142 /* q R WINHTTP_REQUEST_TIMES, set cTimes first */
#define WINHTTP_OPTION_EXPIRE_CONNECTION                  143 /* s R NULL with 0: close the connection after this request */
#define WINHTTP_OPTION_DISABLE_SECURE_PROTOCOL_FALLBACK   144 /* s S BOOL, no retry with an older TLS version */
#define WINHTTP_OPTION_HTTP_PROTOCOL_REQUIRED             145 /* s SR BOOL, only what ENABLE_HTTP_PROTOCOL names */
#define WINHTTP_OPTION_REQUEST_STATS                      146 /* q R WINHTTP_REQUEST_STATS, set cStats first */
#define WINHTTP_OPTION_SERVER_CERT_CHAIN_CONTEXT          147 /* q R CERT_CHAIN_CONTEXT *, after TLS */
#define WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_FLAGS      148 /* ? ? DWORD, WINHTTP_SERVER_CERT_CHAIN_... */
#define WINHTTP_OPTION_CONNECTION_STATS_V1                150 /* q R TCP_INFO_v1 */
#define WINHTTP_OPTION_SECURITY_INFO                      151 /* q R WINHTTP_SECURITY_INFO, after TLS */
#define WINHTTP_OPTION_TCP_KEEPALIVE                      152 /* s S struct tcp_keepalive */
#define WINHTTP_OPTION_TCP_FAST_OPEN                      153 /* s S BOOL */
#define WINHTTP_OPTION_TLS_FALSE_START                    154 /* s S BOOL */
#define WINHTTP_OPTION_IGNORE_CERT_REVOCATION_OFFLINE     155 /* s R BOOL */
#define WINHTTP_OPTION_TLS_PROTOCOL_INSECURE_FALLBACK     158 /* s S BOOL */
#define WINHTTP_OPTION_STREAM_ERROR_CODE                  159 /* q R DWORD, HTTP/2 error of a reset stream */
#define WINHTTP_OPTION_REQUIRE_STREAM_END                 160 /* s SR BOOL, HTTP/2: read to END_STREAM, for trailers */
#define WINHTTP_OPTION_ENABLE_HTTP2_PLUS_CLIENT_CERT      161 /* s S BOOL */
#define WINHTTP_OPTION_FAILED_CONNECTION_RETRIES          162 /* s S WINHTTP_FAILED_CONNECTION_RETRIES, before any child */
#define WINHTTP_OPTION_HTTP2_KEEPALIVE                    164 /* s S DWORD, ms of silence before a PING, at least 5000 */
#define WINHTTP_OPTION_RESOLUTION_HOSTNAME                165 /* s R string, name to resolve instead of the host; before sending */
#define WINHTTP_OPTION_SET_TOKEN_BINDING                  166 /* ? ? undocumented */
#define WINHTTP_OPTION_TOKEN_BINDING_PUBLIC_KEY           167 /* ? ? undocumented */
#define WINHTTP_OPTION_REFERER_TOKEN_BINDING_HOSTNAME     168 /* ? ? undocumented */
#define WINHTTP_OPTION_HTTP2_PLUS_TRANSFER_ENCODING       169 /* s SR BOOL, FALSE: Transfer-Encoding in HTTP/2 fails */
#define WINHTTP_OPTION_RESOLVER_CACHE_CONFIG              170 /* s S WINHTTP_RESOLVER_CACHE_CONFIG */
#define WINHTTP_OPTION_DISABLE_CERT_CHAIN_BUILDING        171 /* s S BOOL */
#define WINHTTP_OPTION_BACKGROUND_CONNECTIONS             172 /* s S DWORD, connections opened by the first request */
#define WINHTTP_OPTION_FIRST_AVAILABLE_CONNECTION         173 /* s S BOOL, a waiting request takes the first free connection */
#define WINHTTP_OPTION_TCP_PRIORITY_STATUS                177 /* q ? priority set by TCP_PRIORITY_HINT */
#define WINHTTP_OPTION_CONNECTION_GUID                    178 /* qs R GUID, marks the connection */
#define WINHTTP_OPTION_MATCH_CONNECTION_GUID              179 /* s R WINHTTP_MATCH_CONNECTION_GUID */
#define WINHTTP_OPTION_HTTP2_RECEIVE_WINDOW               183 /* s ? WINHTTP_HTTP2_RECEIVE_WINDOW */
#define WINHTTP_OPTION_FEATURE_SUPPORTED                  184 /* q SCR0 DWORD WINHTTP_FEATURE_... in, BOOL out */
#define WINHTTP_OPTION_QUIC_STATS                         185 /* q ? QUIC statistics */
#define WINHTTP_OPTION_HTTP3_KEEPALIVE                    188 /* s ? DWORD, ms */
#define WINHTTP_OPTION_HTTP3_HANDSHAKE_TIMEOUT            189 /* s ? DWORD, ms */
#define WINHTTP_OPTION_HTTP3_INITIAL_RTT                  190 /* s ? DWORD, ms */
#define WINHTTP_OPTION_HTTP3_STREAM_ERROR_CODE            191 /* q R HTTP/3 error of a reset stream */
#define WINHTTP_OPTION_REQUEST_ANNOTATION                 192 /* qs R string */
#define WINHTTP_OPTION_DISABLE_PROXY_AUTH_SCHEMES         193 /* s S DWORD, WINHTTP_PROXY_DISABLE_... */
#define WINHTTP_OPTION_REVERT_IMPERSONATION_SERVER_CERT   194 /* s ? undocumented */
#define WINHTTP_OPTION_DISABLE_GLOBAL_POOLING             195 /* s S BOOL, keep the session's connections to itself */
#define WINHTTP_OPTION_USE_SESSION_SCH_CRED               196 /* s S one TLS credential for the session */
#define WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_CACHE_ONLY 199 /* ? ? undocumented */
#define WINHTTP_OPTION_QUIC_STATS_V2                      200 /* ? ? undocumented */
#define WINHTTP_OPTION_QUIC_STREAM_STATS                  202 /* ? ? undocumented */
#define WINHTTP_OPTION_USE_LOOKASIDE                      203 /* ? ? undocumented */
#define WINHTTP_OPTION_ERROR_LOG_GUID                     204 /* ? ? undocumented */
#define WINHTTP_OPTION_ENABLE_FAST_FORWARDING             205 /* ? ? undocumented */
#define WINHTTP_OPTION_FAST_FORWARDING_RESPONSE_DATA      206 /* ? ? undocumented */
#define WINHTTP_OPTION_UPGRADE_TO_PROTOCOL                207 /* ? ? before sending, for WinHttpProtocolCompleteUpgrade */
#define WINHTTP_OPTION_CONNECTION_STATS_V2                208 /* q R TCP_INFO_v2 */
#define WINHTTP_OPTION_FAST_FORWARDING_RESPONSE_STATUS    209 /* ? ? WINHTTP_FAST_FORWARDING_STATUS */
#define WINHTTP_OPTION_DSCP_TAG                           210 /* qs SR DWORD, 0 to 63 */
#define WINHTTP_OPTION_HTTP11_DOWNGRADE_TTL               211 /* ? ? undocumented */
#define WINHTTP_OPTION_SESSION_ERROR_LOG_GUID             212 /* ? ? undocumented */
#define WINHTTP_LAST_OPTION                               212

#define WINHTTP_OPTION_USERNAME       4096 /* qs R string; set: chars */
#define WINHTTP_OPTION_PASSWORD       4097 /* qs R string; set: chars */
#define WINHTTP_OPTION_PROXY_USERNAME 4098 /* qs R string; set: chars */
#define WINHTTP_OPTION_PROXY_PASSWORD 4099 /* qs R string; set: chars */

#define WINHTTP_CONNS_PER_SERVER_UNLIMITED 0xFFFFFFFF

/* -- WINHTTP_FAILED_CONNECTION_RETRIES.dwAllowedRetryConditions -- */
#define WINHTTP_CONNECTION_RETRY_CONDITION_408              0x00000001 /* status 408 */
#define WINHTTP_CONNECTION_RETRY_CONDITION_SSL_HANDSHAKE    0x00000002
#define WINHTTP_CONNECTION_RETRY_CONDITION_STALE_CONNECTION 0x00000004
#define WINHTTP_CONNECTION_RETRY_CONDITION_MASK             0x00000007

/* -- WINHTTP_OPTION_DECOMPRESSION -- */
#define WINHTTP_DECOMPRESSION_FLAG_GZIP    0x00000001
#define WINHTTP_DECOMPRESSION_FLAG_DEFLATE 0x00000002
#define WINHTTP_DECOMPRESSION_FLAG_ALL     0x00000003

/* -- WINHTTP_OPTION_ENABLE_HTTP_PROTOCOL, WINHTTP_OPTION_HTTP_PROTOCOL_USED -- */
#define WINHTTP_PROTOCOL_FLAG_HTTP2 0x00000001
#define WINHTTP_PROTOCOL_FLAG_HTTP3 0x00000002
#define WINHTTP_PROTOCOL_MASK       0x00000003

#define WINHTTP_OPTION_REQUEST_ANNOTATION_MAX_LENGTH 64000

/* -- WINHTTP_OPTION_AUTOLOGON_POLICY: when default credentials may be sent -- */
#define WINHTTP_AUTOLOGON_SECURITY_LEVEL_MEDIUM     0 /* to hosts of the local network only */
#define WINHTTP_AUTOLOGON_SECURITY_LEVEL_LOW        1 /* always */
#define WINHTTP_AUTOLOGON_SECURITY_LEVEL_HIGH       2 /* never */
#define WINHTTP_AUTOLOGON_SECURITY_LEVEL_PROXY_ONLY 3
#define WINHTTP_AUTOLOGON_SECURITY_LEVEL_DEFAULT    0
#define WINHTTP_AUTOLOGON_SECURITY_LEVEL_MAX        3

/* -- WINHTTP_OPTION_REDIRECT_POLICY -- */
#define WINHTTP_OPTION_REDIRECT_POLICY_NEVER                  0
#define WINHTTP_OPTION_REDIRECT_POLICY_DISALLOW_HTTPS_TO_HTTP 1
#define WINHTTP_OPTION_REDIRECT_POLICY_ALWAYS                 2
#define WINHTTP_OPTION_REDIRECT_POLICY_LAST                   2
#define WINHTTP_OPTION_REDIRECT_POLICY_DEFAULT                1

/* -- WINHTTP_OPTION_CONFIGURE_PASSPORT_AUTH -- */
#define WINHTTP_DISABLE_PASSPORT_AUTH    0x00000000
#define WINHTTP_ENABLE_PASSPORT_AUTH     0x10000000
#define WINHTTP_DISABLE_PASSPORT_KEYRING 0x20000000
#define WINHTTP_ENABLE_PASSPORT_KEYRING  0x40000000

/* -- WINHTTP_OPTION_DISABLE_PROXY_AUTH_SCHEMES -- */
#define WINHTTP_PROXY_DISABLE_SCHEME_BASIC       0x00000001
#define WINHTTP_PROXY_DISABLE_SCHEME_DIGEST      0x00000002
#define WINHTTP_PROXY_DISABLE_SCHEME_NTLM        0x00000004
#define WINHTTP_PROXY_DISABLE_SCHEME_KERBEROS    0x00000008
#define WINHTTP_PROXY_DISABLE_SCHEME_NEGOTIATE   0x00000010
#define WINHTTP_PROXY_DISABLE_AUTH_LOCAL_SERVICE 0x00000100

/* -- WINHTTP_OPTION_SERVER_CERT_CHAIN_BUILD_FLAGS -- */
#define WINHTTP_SERVER_CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL    0x00000004
#define WINHTTP_SERVER_CERT_CHAIN_DISABLE_AIA                 0x00002000
#define WINHTTP_SERVER_CERT_CHAIN_REVOCATION_CHECK_CACHE_ONLY 0x80000000

/* -- WINHTTP_OPTION_DISABLE_FEATURE -- */
#define WINHTTP_DISABLE_COOKIES        0x00000001 /* send and keep none but those that the program adds */
#define WINHTTP_DISABLE_REDIRECTS      0x00000002 /* deliver them as they are */
#define WINHTTP_DISABLE_AUTHENTICATION 0x00000004 /* answer with nothing but what WinHttpSetCredentials gave */
#define WINHTTP_DISABLE_KEEP_ALIVE     0x00000008 /* one request a connection */

/* -- WINHTTP_OPTION_ENABLE_FEATURE -- */
#define WINHTTP_ENABLE_SSL_REVOCATION           0x00000001 /* request only */
#define WINHTTP_ENABLE_SSL_REVERT_IMPERSONATION 0x00000002 /* session only */

/* -- WINHTTP_OPTION_SPN -- */
#define WINHTTP_DISABLE_SPN_SERVER_PORT 0x00000000
#define WINHTTP_ENABLE_SPN_SERVER_PORT  0x00000001
#define WINHTTP_OPTION_SPN_MASK         0x00000001

/* WINHTTP_OPTION_GLOBAL_PROXY_CREDS. Narrow strings. */
typedef struct tagWINHTTP_CREDS {
    LPSTR lpszUserName;
    LPSTR lpszPassword;
    LPSTR lpszRealm;
    DWORD dwAuthScheme;               /* WINHTTP_AUTH_SCHEME_... */
    LPSTR lpszHostName;
    DWORD dwPort;
} WINHTTP_CREDS, *PWINHTTP_CREDS;

/* WINHTTP_OPTION_GLOBAL_SERVER_CREDS. Narrow strings. */
typedef struct tagWINHTTP_CREDS_EX {
    LPSTR lpszUserName;
    LPSTR lpszPassword;
    LPSTR lpszRealm;
    DWORD dwAuthScheme;               /* WINHTTP_AUTH_SCHEME_... */
    LPSTR lpszHostName;
    DWORD dwPort;
    LPSTR lpszUrl;
} WINHTTP_CREDS_EX, *PWINHTTP_CREDS_EX;

/* -- WINHTTP_OPTION_HANDLE_TYPE -- */
#define WINHTTP_HANDLE_TYPE_SESSION        1
#define WINHTTP_HANDLE_TYPE_CONNECT        2
#define WINHTTP_HANDLE_TYPE_REQUEST        3
#define WINHTTP_HANDLE_TYPE_PROXY_RESOLVER 4
#define WINHTTP_HANDLE_TYPE_WEBSOCKET      5
#define WINHTTP_HANDLE_TYPE_PROTOCOL       6

/* -- Authentication schemes, one bit each -- */
#define WINHTTP_AUTH_SCHEME_BASIC     0x00000001
#define WINHTTP_AUTH_SCHEME_NTLM      0x00000002
#define WINHTTP_AUTH_SCHEME_PASSPORT  0x00000004
#define WINHTTP_AUTH_SCHEME_DIGEST    0x00000008
#define WINHTTP_AUTH_SCHEME_NEGOTIATE 0x00000010

/* -- Whom to authenticate to -- */
#define WINHTTP_AUTH_TARGET_SERVER 0 /* 401 */
#define WINHTTP_AUTH_TARGET_PROXY  1 /* 407 */

/* -- WINHTTP_OPTION_SECURITY_FLAGS, query only -- */
#define SECURITY_FLAG_SECURE          0x00000001 /* the request uses TLS */
#define SECURITY_FLAG_STRENGTH_WEAK   0x10000000 /* key under 56 bits */
#define SECURITY_FLAG_STRENGTH_MEDIUM 0x40000000 /* key under 128 bits */
#define SECURITY_FLAG_STRENGTH_STRONG 0x20000000

/* -- Payload of WINHTTP_CALLBACK_STATUS_SECURE_FAILURE: what is wrong with the certificate -- */
#define WINHTTP_CALLBACK_STATUS_FLAG_CERT_REV_FAILED        0x00000001 /* revocation could not be checked */
#define WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CERT           0x00000002
#define WINHTTP_CALLBACK_STATUS_FLAG_CERT_REVOKED           0x00000004
#define WINHTTP_CALLBACK_STATUS_FLAG_INVALID_CA             0x00000008
#define WINHTTP_CALLBACK_STATUS_FLAG_CERT_CN_INVALID        0x00000010 /* name mismatch */
#define WINHTTP_CALLBACK_STATUS_FLAG_CERT_DATE_INVALID      0x00000020
#define WINHTTP_CALLBACK_STATUS_FLAG_CERT_WRONG_USAGE       0x00000040
#define WINHTTP_CALLBACK_STATUS_FLAG_SECURITY_CHANNEL_ERROR 0x80000000 /* the TLS library failed */

/* -- WINHTTP_OPTION_SECURE_PROTOCOLS -- */
#define WINHTTP_FLAG_SECURE_PROTOCOL_SSL2   0x00000008
#define WINHTTP_FLAG_SECURE_PROTOCOL_SSL3   0x00000020
#define WINHTTP_FLAG_SECURE_PROTOCOL_TLS1   0x00000080
#define WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_1 0x00000200
#define WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_2 0x00000800
#define WINHTTP_FLAG_SECURE_PROTOCOL_TLS1_3 0x00002000
#define WINHTTP_FLAG_SECURE_PROTOCOL_ALL    0x000000A8 /* SSL 2 and 3 and TLS 1.0 only, as ever */

/*
 * Receives notifications. dwContext is the handle's context value. lpvStatusInformation belongs to the library and
 * is gone when the callback returns, except in READ_COMPLETE and SENDREQUEST_COMPLETE, which give the caller's own
 * buffers back. It may be called on any thread, for several handles at once, and again from inside itself when a
 * call that it makes completes at once; nothing comes after a handle's HANDLE_CLOSING. It may call every function
 * of this header, WinHttpCloseHandle on hInternet included. It should return soon, and must not throw.
 */
typedef VOID (CALLBACK *WINHTTP_STATUS_CALLBACK)(
    HINTERNET hInternet,
    DWORD_PTR dwContext,
    DWORD     dwInternetStatus,       /* one of WINHTTP_CALLBACK_STATUS_... */
    LPVOID    lpvStatusInformation,
    DWORD     dwStatusInformationLength);
typedef WINHTTP_STATUS_CALLBACK *LPWINHTTP_STATUS_CALLBACK;

/*
 * -- Notifications: payload and dwStatusInformationLength --
 * Text is NUL-terminated UTF-16 and its length counts characters. "none" is NULL with length 0; a DWORD has
 * length 4, a handle the size of a pointer. The first group reports progress in both modes.
 */
#define WINHTTP_CALLBACK_STATUS_RESOLVING_NAME        0x00000001 /* host name; terminator counted */
#define WINHTTP_CALLBACK_STATUS_NAME_RESOLVED         0x00000002 /* address; terminator counted */
#define WINHTTP_CALLBACK_STATUS_CONNECTING_TO_SERVER  0x00000004 /* address; terminator counted */
#define WINHTTP_CALLBACK_STATUS_CONNECTED_TO_SERVER   0x00000008 /* address; terminator counted */
#define WINHTTP_CALLBACK_STATUS_SENDING_REQUEST       0x00000010 /* none */
#define WINHTTP_CALLBACK_STATUS_REQUEST_SENT          0x00000020 /* DWORD, bytes of headers and body sent */
#define WINHTTP_CALLBACK_STATUS_RECEIVING_RESPONSE    0x00000040 /* none */
#define WINHTTP_CALLBACK_STATUS_RESPONSE_RECEIVED     0x00000080 /* DWORD, bytes received */
#define WINHTTP_CALLBACK_STATUS_CLOSING_CONNECTION    0x00000100 /* none */
#define WINHTTP_CALLBACK_STATUS_CONNECTION_CLOSED     0x00000200 /* none */
#define WINHTTP_CALLBACK_STATUS_HANDLE_CREATED        0x00000400 /* HINTERNET, the new handle */
#define WINHTTP_CALLBACK_STATUS_HANDLE_CLOSING        0x00000800 /* HINTERNET; always the last one, once */
#define WINHTTP_CALLBACK_STATUS_DETECTING_PROXY       0x00001000 /* never sent */
#define WINHTTP_CALLBACK_STATUS_REDIRECT              0x00004000 /* new absolute URL; terminator not counted */
#define WINHTTP_CALLBACK_STATUS_INTERMEDIATE_RESPONSE 0x00008000 /* DWORD, status code 1xx */
#define WINHTTP_CALLBACK_STATUS_SECURE_FAILURE        0x00010000 /* DWORD, WINHTTP_CALLBACK_STATUS_FLAG_... */

/* Completions: asynchronous mode only. On a websocket, READ_COMPLETE and WRITE_COMPLETE carry WINHTTP_WEB_SOCKET_STATUS. */
#define WINHTTP_CALLBACK_STATUS_HEADERS_AVAILABLE         0x00020000 /* none */
#define WINHTTP_CALLBACK_STATUS_DATA_AVAILABLE            0x00040000 /* DWORD, bytes that can be read; 0 = end of body */
#define WINHTTP_CALLBACK_STATUS_READ_COMPLETE             0x00080000 /* the caller's buffer, bytes read; 0 = end of body */
#define WINHTTP_CALLBACK_STATUS_WRITE_COMPLETE            0x00100000 /* DWORD, bytes written */
#define WINHTTP_CALLBACK_STATUS_REQUEST_ERROR             0x00200000 /* WINHTTP_ASYNC_RESULT, or its websocket form */
#define WINHTTP_CALLBACK_STATUS_SENDREQUEST_COMPLETE      0x00400000 /* the caller's lpOptional, bytes of it sent */
#define WINHTTP_CALLBACK_STATUS_GETPROXYFORURL_COMPLETE   0x01000000 /* call WinHttpGetProxyResult next */
#define WINHTTP_CALLBACK_STATUS_CLOSE_COMPLETE            0x02000000 /* websocket */
#define WINHTTP_CALLBACK_STATUS_SHUTDOWN_COMPLETE         0x04000000 /* websocket */
#define WINHTTP_CALLBACK_STATUS_GETPROXYSETTINGS_COMPLETE 0x08000000
#define WINHTTP_CALLBACK_STATUS_SETTINGS_WRITE_COMPLETE   0x10000000
#define WINHTTP_CALLBACK_STATUS_SETTINGS_READ_COMPLETE    0x20000000

/* -- WINHTTP_ASYNC_RESULT.dwResult -- */
#define API_RECEIVE_RESPONSE     1
#define API_QUERY_DATA_AVAILABLE 2
#define API_READ_DATA            3
#define API_WRITE_DATA           4
#define API_SEND_REQUEST         5
#define API_GET_PROXY_FOR_URL    6
#define API_GET_PROXY_SETTINGS   7

/* -- WinHttpSetStatusCallback, dwNotificationFlags: OR of these or of status bits -- */
#define WINHTTP_CALLBACK_FLAG_RESOLVE_NAME              0x00000003 /* RESOLVING_NAME, NAME_RESOLVED */
#define WINHTTP_CALLBACK_FLAG_CONNECT_TO_SERVER         0x0000000C /* CONNECTING_TO_SERVER, CONNECTED_TO_SERVER */
#define WINHTTP_CALLBACK_FLAG_SEND_REQUEST              0x00000030 /* SENDING_REQUEST, REQUEST_SENT */
#define WINHTTP_CALLBACK_FLAG_RECEIVE_RESPONSE          0x000000C0 /* RECEIVING_RESPONSE, RESPONSE_RECEIVED */
#define WINHTTP_CALLBACK_FLAG_CLOSE_CONNECTION          0x00000300 /* CLOSING_CONNECTION, CONNECTION_CLOSED */
#define WINHTTP_CALLBACK_FLAG_HANDLES                   0x00000C00 /* HANDLE_CREATED, HANDLE_CLOSING */
#define WINHTTP_CALLBACK_FLAG_DETECTING_PROXY           0x00001000
#define WINHTTP_CALLBACK_FLAG_REDIRECT                  0x00004000
#define WINHTTP_CALLBACK_FLAG_INTERMEDIATE_RESPONSE     0x00008000
#define WINHTTP_CALLBACK_FLAG_SECURE_FAILURE            0x00010000
#define WINHTTP_CALLBACK_FLAG_SENDREQUEST_COMPLETE      0x00400000
#define WINHTTP_CALLBACK_FLAG_HEADERS_AVAILABLE         0x00020000
#define WINHTTP_CALLBACK_FLAG_DATA_AVAILABLE            0x00040000
#define WINHTTP_CALLBACK_FLAG_READ_COMPLETE             0x00080000
#define WINHTTP_CALLBACK_FLAG_WRITE_COMPLETE            0x00100000
#define WINHTTP_CALLBACK_FLAG_REQUEST_ERROR             0x00200000
#define WINHTTP_CALLBACK_FLAG_GETPROXYFORURL_COMPLETE   0x01000000
#define WINHTTP_CALLBACK_FLAG_GETPROXYSETTINGS_COMPLETE 0x08000000
#define WINHTTP_CALLBACK_FLAG_ALL_COMPLETIONS           0x097E0000 /* the eight above; not CLOSE_COMPLETE, SHUTDOWN_COMPLETE */
#define WINHTTP_CALLBACK_FLAG_ALL_NOTIFICATIONS         0xFFFFFFFF

/* -- What WinHttpSetStatusCallback returns when it fails: all bits one -- */
#define WINHTTP_INVALID_STATUS_CALLBACK ((WINHTTP_STATUS_CALLBACK)(DWORD_PTR)-1)

/* -- WinHttpQueryHeaders, dwInfoLevel: a header or a part of the head, OR'ed with flags below -- */
#define WINHTTP_QUERY_MIME_VERSION              0
#define WINHTTP_QUERY_CONTENT_TYPE              1
#define WINHTTP_QUERY_CONTENT_TRANSFER_ENCODING 2
#define WINHTTP_QUERY_CONTENT_ID                3
#define WINHTTP_QUERY_CONTENT_DESCRIPTION       4
#define WINHTTP_QUERY_CONTENT_LENGTH            5
#define WINHTTP_QUERY_CONTENT_LANGUAGE          6
#define WINHTTP_QUERY_ALLOW                     7
#define WINHTTP_QUERY_PUBLIC                    8
#define WINHTTP_QUERY_DATE                      9
#define WINHTTP_QUERY_EXPIRES                   10
#define WINHTTP_QUERY_LAST_MODIFIED             11
#define WINHTTP_QUERY_MESSAGE_ID                12
#define WINHTTP_QUERY_URI                       13
#define WINHTTP_QUERY_DERIVED_FROM              14
#define WINHTTP_QUERY_COST                      15
#define WINHTTP_QUERY_LINK                      16
#define WINHTTP_QUERY_PRAGMA                    17
#define WINHTTP_QUERY_VERSION                   18         /* of the status line: "HTTP/1.1" */
#define WINHTTP_QUERY_STATUS_CODE               19         /* of the status line: "200" */
#define WINHTTP_QUERY_STATUS_TEXT               20         /* of the status line: "OK" */
#define WINHTTP_QUERY_RAW_HEADERS               21         /* all lines, each ended by NUL, then one more NUL */
#define WINHTTP_QUERY_RAW_HEADERS_CRLF          22         /* all lines, each ended by CRLF, then one more CRLF */
#define WINHTTP_QUERY_CONNECTION                23
#define WINHTTP_QUERY_ACCEPT                    24
#define WINHTTP_QUERY_ACCEPT_CHARSET            25
#define WINHTTP_QUERY_ACCEPT_ENCODING           26
#define WINHTTP_QUERY_ACCEPT_LANGUAGE           27
#define WINHTTP_QUERY_AUTHORIZATION             28
#define WINHTTP_QUERY_CONTENT_ENCODING          29
#define WINHTTP_QUERY_FORWARDED                 30
#define WINHTTP_QUERY_FROM                      31
#define WINHTTP_QUERY_IF_MODIFIED_SINCE         32
#define WINHTTP_QUERY_LOCATION                  33
#define WINHTTP_QUERY_ORIG_URI                  34
#define WINHTTP_QUERY_REFERER                   35
#define WINHTTP_QUERY_RETRY_AFTER               36
#define WINHTTP_QUERY_SERVER                    37
#define WINHTTP_QUERY_TITLE                     38
#define WINHTTP_QUERY_USER_AGENT                39
#define WINHTTP_QUERY_WWW_AUTHENTICATE          40
#define WINHTTP_QUERY_PROXY_AUTHENTICATE        41
#define WINHTTP_QUERY_ACCEPT_RANGES             42
#define WINHTTP_QUERY_SET_COOKIE                43
#define WINHTTP_QUERY_COOKIE                    44
#define WINHTTP_QUERY_REQUEST_METHOD            45         /* of the request line: "GET" */
#define WINHTTP_QUERY_REFRESH                   46
#define WINHTTP_QUERY_CONTENT_DISPOSITION       47
#define WINHTTP_QUERY_AGE                       48
#define WINHTTP_QUERY_CACHE_CONTROL             49
#define WINHTTP_QUERY_CONTENT_BASE              50
#define WINHTTP_QUERY_CONTENT_LOCATION          51
#define WINHTTP_QUERY_CONTENT_MD5               52
#define WINHTTP_QUERY_CONTENT_RANGE             53
#define WINHTTP_QUERY_ETAG                      54
#define WINHTTP_QUERY_HOST                      55
#define WINHTTP_QUERY_IF_MATCH                  56
#define WINHTTP_QUERY_IF_NONE_MATCH             57
#define WINHTTP_QUERY_IF_RANGE                  58
#define WINHTTP_QUERY_IF_UNMODIFIED_SINCE       59
#define WINHTTP_QUERY_MAX_FORWARDS              60
#define WINHTTP_QUERY_PROXY_AUTHORIZATION       61
#define WINHTTP_QUERY_RANGE                     62
#define WINHTTP_QUERY_TRANSFER_ENCODING         63
#define WINHTTP_QUERY_UPGRADE                   64
#define WINHTTP_QUERY_VARY                      65
#define WINHTTP_QUERY_VIA                       66
#define WINHTTP_QUERY_WARNING                   67
#define WINHTTP_QUERY_EXPECT                    68
#define WINHTTP_QUERY_PROXY_CONNECTION          69
#define WINHTTP_QUERY_UNLESS_MODIFIED_SINCE     70
#define WINHTTP_QUERY_PROXY_SUPPORT             75
#define WINHTTP_QUERY_AUTHENTICATION_INFO       76
#define WINHTTP_QUERY_PASSPORT_URLS             77
#define WINHTTP_QUERY_PASSPORT_CONFIG           78
#define WINHTTP_QUERY_MAX                       78
#define WINHTTP_QUERY_EX_ALL_HEADERS            21         /* WinHttpQueryHeadersEx: every header */
#define WINHTTP_QUERY_CUSTOM                    0x0000FFFF /* the header named by the caller */

/* Flags: what to look at, and how to return it (text, without one). */
#define WINHTTP_QUERY_FLAG_REQUEST_HEADERS 0x80000000 /* the request's headers */
#define WINHTTP_QUERY_FLAG_SYSTEMTIME      0x40000000 /* return SYSTEMTIME, 16 bytes */
#define WINHTTP_QUERY_FLAG_NUMBER          0x20000000 /* return DWORD, 4 bytes */
#define WINHTTP_QUERY_FLAG_NUMBER64        0x08000000 /* return ULONGLONG, 8 bytes */
#define WINHTTP_QUERY_FLAG_TRAILERS        0x02000000 /* the response's trailers, after the end of the body */
#define WINHTTP_QUERY_FLAG_WIRE_ENCODING   0x01000000 /* the bytes as they came */

/* -- Response status codes -- */
#define HTTP_STATUS_CONTINUE            100
#define HTTP_STATUS_SWITCH_PROTOCOLS    101
#define HTTP_STATUS_OK                  200
#define HTTP_STATUS_CREATED             201
#define HTTP_STATUS_ACCEPTED            202
#define HTTP_STATUS_PARTIAL             203
#define HTTP_STATUS_NO_CONTENT          204
#define HTTP_STATUS_RESET_CONTENT       205
#define HTTP_STATUS_PARTIAL_CONTENT     206
#define HTTP_STATUS_WEBDAV_MULTI_STATUS 207
#define HTTP_STATUS_AMBIGUOUS           300
#define HTTP_STATUS_MOVED               301
#define HTTP_STATUS_REDIRECT            302
#define HTTP_STATUS_REDIRECT_METHOD     303
#define HTTP_STATUS_NOT_MODIFIED        304
#define HTTP_STATUS_USE_PROXY           305
#define HTTP_STATUS_REDIRECT_KEEP_VERB  307
#define HTTP_STATUS_PERMANENT_REDIRECT  308
#define HTTP_STATUS_BAD_REQUEST         400
#define HTTP_STATUS_DENIED              401
#define HTTP_STATUS_PAYMENT_REQ         402
#define HTTP_STATUS_FORBIDDEN           403
#define HTTP_STATUS_NOT_FOUND           404
#define HTTP_STATUS_BAD_METHOD          405
#define HTTP_STATUS_NONE_ACCEPTABLE     406
#define HTTP_STATUS_PROXY_AUTH_REQ      407
#define HTTP_STATUS_REQUEST_TIMEOUT     408
#define HTTP_STATUS_CONFLICT            409
#define HTTP_STATUS_GONE                410
#define HTTP_STATUS_LENGTH_REQUIRED     411
#define HTTP_STATUS_PRECOND_FAILED      412
#define HTTP_STATUS_REQUEST_TOO_LARGE   413
#define HTTP_STATUS_URI_TOO_LONG        414
#define HTTP_STATUS_UNSUPPORTED_MEDIA   415
#define HTTP_STATUS_RETRY_WITH          449
#define HTTP_STATUS_SERVER_ERROR        500
#define HTTP_STATUS_NOT_SUPPORTED       501
#define HTTP_STATUS_BAD_GATEWAY         502
#define HTTP_STATUS_SERVICE_UNAVAIL     503
#define HTTP_STATUS_GATEWAY_TIMEOUT     504
#define HTTP_STATUS_VERSION_NOT_SUP     505
#define HTTP_STATUS_FIRST               100
#define HTTP_STATUS_LAST                505

/* -- WinHttpCrackUrl, WinHttpCreateUrl, dwFlags -- */
#define ICU_NO_ENCODE            0x20000000
#define ICU_DECODE               0x10000000 /* crack: un-escape %xx, byte by byte; needs caller's buffers */
#define ICU_NO_META              0x08000000
#define ICU_ENCODE_SPACES_ONLY   0x04000000
#define ICU_BROWSER_MODE         0x02000000
#define ICU_ENCODE_PERCENT       0x00001000
#define ICU_ESCAPE               0x80000000 /* escape what needs it; crack: needs caller's buffers */
#define ICU_INCLUDE_DEFAULT_PORT 0x00008000 /* create: write the port even when it is the scheme's */
#define ICU_REJECT_USERPWD       0x00004000 /* fail with 12005 when a user or password is there */
#define ICU_ESCAPE_AUTHORITY     0x00002000 /* escape user, password and host too */

/* -- WinHttpOpen, dwAccessType -- */
#define WINHTTP_ACCESS_TYPE_DEFAULT_PROXY   0 /* the stored default configuration, else direct */
#define WINHTTP_ACCESS_TYPE_NO_PROXY        1 /* direct */
#define WINHTTP_ACCESS_TYPE_NAMED_PROXY     3 /* the proxies given with it */
#define WINHTTP_ACCESS_TYPE_AUTOMATIC_PROXY 4 /* system and user settings, PAC included */

#define WINHTTP_NO_PROXY_NAME          NULL
#define WINHTTP_NO_PROXY_BYPASS        NULL
#define WINHTTP_NO_CLIENT_CERT_CONTEXT NULL
#define WINHTTP_NO_REFERER             NULL
#define WINHTTP_DEFAULT_ACCEPT_TYPES   NULL

/* -- WinHttpAddRequestHeaders, dwModifiers -- */
#define WINHTTP_ADDREQ_INDEX_MASK                   0x0000FFFF /* with REPLACE: which occurrence, from 0 */
#define WINHTTP_ADDREQ_FLAGS_MASK                   0xFFFF0000
#define WINHTTP_ADDREQ_FLAG_ADD_IF_NEW              0x10000000 /* fail when there is one already */
#define WINHTTP_ADDREQ_FLAG_ADD                     0x20000000 /* add; with REPLACE: add when there is none */
#define WINHTTP_ADDREQ_FLAG_COALESCE_WITH_COMMA     0x40000000 /* append to the first one: "old, new" */
#define WINHTTP_ADDREQ_FLAG_COALESCE_WITH_SEMICOLON 0x01000000 /* append to the first one: "old; new" */
#define WINHTTP_ADDREQ_FLAG_COALESCE                0x40000000
#define WINHTTP_ADDREQ_FLAG_REPLACE                 0x80000000 /* replace; an empty value removes; one header per call */

#define WINHTTP_EXTENDED_HEADER_FLAG_UNICODE  0x00000001 /* WinHttpAddRequestHeadersEx: pwszName, pwszValue */
#define WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER 0x00000001 /* WinHttpReadDataEx: read as WinHttpReadData does */
#define WINHTTP_IGNORE_REQUEST_TOTAL_LENGTH   0          /* Content-Length is among the headers instead */

#define WINHTTP_NO_ADDITIONAL_HEADERS NULL
#define WINHTTP_NO_REQUEST_DATA       NULL
#define WINHTTP_HEADER_NAME_BY_INDEX  NULL
#define WINHTTP_NO_OUTPUT_BUFFER      NULL
#define WINHTTP_NO_HEADER_INDEX       NULL

/* -- Error codes -- */
#define WINHTTP_ERROR_BASE                                  12000
#define ERROR_WINHTTP_OUT_OF_HANDLES                        12001 /* obsolete */
#define ERROR_WINHTTP_TIMEOUT                               12002
#define ERROR_WINHTTP_INTERNAL_ERROR                        12004
#define ERROR_WINHTTP_INVALID_URL                           12005
#define ERROR_WINHTTP_UNRECOGNIZED_SCHEME                   12006 /* neither http nor https */
#define ERROR_WINHTTP_NAME_NOT_RESOLVED                     12007
#define ERROR_WINHTTP_INVALID_OPTION                        12009 /* unknown option number */
#define ERROR_WINHTTP_OPTION_NOT_SETTABLE                   12011
#define ERROR_WINHTTP_SHUTDOWN                              12012 /* the library is being unloaded */
#define ERROR_WINHTTP_LOGIN_FAILURE                         12015 /* the server's proof is wrong; close the request and open another */
#define ERROR_WINHTTP_OPERATION_CANCELLED                   12017 /* the handle was closed */
#define ERROR_WINHTTP_INCORRECT_HANDLE_TYPE                 12018
#define ERROR_WINHTTP_INCORRECT_HANDLE_STATE                12019
#define ERROR_WINHTTP_CANNOT_CONNECT                        12029
#define ERROR_WINHTTP_CONNECTION_ERROR                      12030 /* reset, cut short, or no common TLS version */
#define ERROR_WINHTTP_RESEND_REQUEST                        12032 /* call WinHttpSendRequest again on this handle */
#define ERROR_WINHTTP_SECURE_CERT_DATE_INVALID              12037 /* this API reports 12175 */
#define ERROR_WINHTTP_SECURE_CERT_CN_INVALID                12038 /* this API reports 12175 */
#define ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED               12044 /* choose a certificate or none, send again */
#define ERROR_WINHTTP_SECURE_INVALID_CA                     12045 /* this API reports 12175 */
#define ERROR_WINHTTP_SECURE_CERT_REV_FAILED                12057 /* this API reports 12175 */
#define ERROR_WINHTTP_CANNOT_CALL_BEFORE_OPEN               12100 /* WinHttpRequest object only */
#define ERROR_WINHTTP_CANNOT_CALL_BEFORE_SEND               12101 /* WinHttpRequest object only */
#define ERROR_WINHTTP_CANNOT_CALL_AFTER_SEND                12102 /* WinHttpRequest object only */
#define ERROR_WINHTTP_CANNOT_CALL_AFTER_OPEN                12103 /* WinHttpRequest object only */
#define ERROR_WINHTTP_HEADER_NOT_FOUND                      12150 /* absent, or index past the last one */
#define ERROR_WINHTTP_INVALID_SERVER_RESPONSE               12152
#define ERROR_WINHTTP_INVALID_HEADER                        12153
#define ERROR_WINHTTP_INVALID_QUERY_REQUEST                 12154 /* obsolete */
#define ERROR_WINHTTP_HEADER_ALREADY_EXISTS                 12155
#define ERROR_WINHTTP_REDIRECT_FAILED                       12156 /* limit reached, or change of scheme not allowed */
#define ERROR_WINHTTP_SECURE_CHANNEL_ERROR                  12157 /* this API reports 12175 */
#define ERROR_WINHTTP_BAD_AUTO_PROXY_SCRIPT                 12166
#define ERROR_WINHTTP_UNABLE_TO_DOWNLOAD_SCRIPT             12167
#define ERROR_WINHTTP_SECURE_INVALID_CERT                   12169 /* this API reports 12175 */
#define ERROR_WINHTTP_SECURE_CERT_REVOKED                   12170 /* this API reports 12175 */
#define ERROR_WINHTTP_NOT_INITIALIZED                       12172
#define ERROR_WINHTTP_SECURE_FAILURE                        12175 /* certificate refused; see SECURE_FAILURE */
#define ERROR_WINHTTP_UNHANDLED_SCRIPT_TYPE                 12176
#define ERROR_WINHTTP_SCRIPT_EXECUTION_ERROR                12177
#define ERROR_WINHTTP_AUTO_PROXY_SERVICE_ERROR              12178 /* no proxy found for the URL */
#define ERROR_WINHTTP_SECURE_CERT_WRONG_USAGE               12179 /* this API reports 12175 */
#define ERROR_WINHTTP_AUTODETECTION_FAILED                  12180
#define ERROR_WINHTTP_HEADER_COUNT_EXCEEDED                 12181
#define ERROR_WINHTTP_HEADER_SIZE_OVERFLOW                  12182
#define ERROR_WINHTTP_CHUNKED_ENCODING_HEADER_SIZE_OVERFLOW 12183
#define ERROR_WINHTTP_RESPONSE_DRAIN_OVERFLOW               12184
#define ERROR_WINHTTP_CLIENT_CERT_NO_PRIVATE_KEY            12185
#define ERROR_WINHTTP_CLIENT_CERT_NO_ACCESS_PRIVATE_KEY     12186
#define ERROR_WINHTTP_CLIENT_AUTH_CERT_NEEDED_PROXY         12187
#define ERROR_WINHTTP_SECURE_FAILURE_PROXY                  12188
#define ERROR_WINHTTP_RESERVED_189                          12189
#define ERROR_WINHTTP_HTTP_PROTOCOL_MISMATCH                12190
#define ERROR_WINHTTP_GLOBAL_CALLBACK_FAILED                12191
#define ERROR_WINHTTP_FEATURE_DISABLED                      12192
#define ERROR_WINHTTP_FAST_FORWARDING_NOT_SUPPORTED         12193
#define WINHTTP_ERROR_LAST                                  12193

/* -- WinHttpResetAutoProxy, dwFlags -- */
#define WINHTTP_RESET_STATE                  0x00000001
#define WINHTTP_RESET_SWPAD_CURRENT_NETWORK  0x00000002
#define WINHTTP_RESET_SWPAD_ALL              0x00000004
#define WINHTTP_RESET_SCRIPT_CACHE           0x00000008
#define WINHTTP_RESET_ALL                    0x0000FFFF
#define WINHTTP_RESET_NOTIFY_NETWORK_CHANGED 0x00010000
#define WINHTTP_RESET_OUT_OF_PROC            0x00020000
#define WINHTTP_RESET_DISCARD_RESOLVERS      0x00040000

/* -- Websocket -- */

typedef enum _WINHTTP_WEB_SOCKET_OPERATION {
    WINHTTP_WEB_SOCKET_SEND_OPERATION = 0,
    WINHTTP_WEB_SOCKET_RECEIVE_OPERATION = 1,
    WINHTTP_WEB_SOCKET_CLOSE_OPERATION = 2,
    WINHTTP_WEB_SOCKET_SHUTDOWN_OPERATION = 3
} WINHTTP_WEB_SOCKET_OPERATION;

typedef enum _WINHTTP_WEB_SOCKET_BUFFER_TYPE {
    WINHTTP_WEB_SOCKET_BINARY_MESSAGE_BUFFER_TYPE = 0,  /* a whole message, or its last part */
    WINHTTP_WEB_SOCKET_BINARY_FRAGMENT_BUFFER_TYPE = 1, /* more of the message follows */
    WINHTTP_WEB_SOCKET_UTF8_MESSAGE_BUFFER_TYPE = 2,
    WINHTTP_WEB_SOCKET_UTF8_FRAGMENT_BUFFER_TYPE = 3,
    WINHTTP_WEB_SOCKET_CLOSE_BUFFER_TYPE = 4            /* received only: the peer closes */
} WINHTTP_WEB_SOCKET_BUFFER_TYPE;

typedef enum _WINHTTP_WEB_SOCKET_CLOSE_STATUS {
    WINHTTP_WEB_SOCKET_SUCCESS_CLOSE_STATUS = 1000,
    WINHTTP_WEB_SOCKET_ENDPOINT_TERMINATED_CLOSE_STATUS = 1001,
    WINHTTP_WEB_SOCKET_PROTOCOL_ERROR_CLOSE_STATUS = 1002,
    WINHTTP_WEB_SOCKET_INVALID_DATA_TYPE_CLOSE_STATUS = 1003,
    WINHTTP_WEB_SOCKET_EMPTY_CLOSE_STATUS = 1005,
    WINHTTP_WEB_SOCKET_ABORTED_CLOSE_STATUS = 1006,
    WINHTTP_WEB_SOCKET_INVALID_PAYLOAD_CLOSE_STATUS = 1007,
    WINHTTP_WEB_SOCKET_POLICY_VIOLATION_CLOSE_STATUS = 1008,
    WINHTTP_WEB_SOCKET_MESSAGE_TOO_BIG_CLOSE_STATUS = 1009,
    WINHTTP_WEB_SOCKET_UNSUPPORTED_EXTENSIONS_CLOSE_STATUS = 1010,
    WINHTTP_WEB_SOCKET_SERVER_ERROR_CLOSE_STATUS = 1011,
    WINHTTP_WEB_SOCKET_SECURE_HANDSHAKE_ERROR_CLOSE_STATUS = 1015
} WINHTTP_WEB_SOCKET_CLOSE_STATUS;

/* Payload of REQUEST_ERROR on a websocket handle. */
typedef struct _WINHTTP_WEB_SOCKET_ASYNC_RESULT {
    WINHTTP_ASYNC_RESULT         AsyncResult; /* dwResult is 0 */
    WINHTTP_WEB_SOCKET_OPERATION Operation;
} WINHTTP_WEB_SOCKET_ASYNC_RESULT, *PWINHTTP_WEB_SOCKET_ASYNC_RESULT;

/* Payload of READ_COMPLETE and WRITE_COMPLETE on a websocket handle. */
typedef struct _WINHTTP_WEB_SOCKET_STATUS {
    DWORD                          dwBytesTransferred; /* bytes */
    WINHTTP_WEB_SOCKET_BUFFER_TYPE eBufferType;
} WINHTTP_WEB_SOCKET_STATUS, *PWINHTTP_WEB_SOCKET_STATUS;

#define WINHTTP_WEB_SOCKET_MAX_CLOSE_REASON_LENGTH 123   /* bytes */
#define WINHTTP_WEB_SOCKET_MIN_KEEPALIVE_VALUE     15000 /* ms */

typedef enum _WINHTTP_PROTOCOL_OPERATION {
    WINHTTP_PROTOCOL_SEND_OPERATION = 0,
    WINHTTP_PROTOCOL_RECEIVE_OPERATION = 1
} WINHTTP_PROTOCOL_OPERATION;

/* Payload of REQUEST_ERROR on a protocol handle. */
typedef struct _WINHTTP_PROTOCOL_ASYNC_RESULT {
    WINHTTP_ASYNC_RESULT       AsyncResult;
    WINHTTP_PROTOCOL_OPERATION Operation;
} WINHTTP_PROTOCOL_ASYNC_RESULT, *PWINHTTP_PROTOCOL_ASYNC_RESULT;

/* WinHttpGetIEProxyConfigForCurrentUser. GlobalFree each string that is not NULL. */
typedef struct _WINHTTP_CURRENT_USER_IE_PROXY_CONFIG {
    BOOL   fAutoDetect;
    LPWSTR lpszAutoConfigUrl;
    LPWSTR lpszProxy;
    LPWSTR lpszProxyBypass;
} WINHTTP_CURRENT_USER_IE_PROXY_CONFIG, *PWINHTTP_CURRENT_USER_IE_PROXY_CONFIG;

/* -- Connections by name; lengths in characters -- */
#define WINHTTP_CONNECTION_NAME_MAX_LENGTH                     64
#define WINHTTP_CONNECTION_PROXY_INFO_CURRENT_VERSION          1
#define WINHTTP_CONNECTION_PROXY_INFO_SERVER_MAX_LENGTH        256
#define WINHTTP_CONNECTION_PROXY_INFO_FRIENDLY_NAME_MAX_LENGTH 64
#define WINHTTP_CONNECTION_PROXY_INFO_USERNAME_MAX_LENGTH      128
#define WINHTTP_CONNECTION_PROXY_INFO_PASSWORD_MAX_LENGTH      128
#define WINHTTP_CONNECTION_PROXY_INFO_EXCEPTION_MAX_LENGTH     1024
#define WINHTTP_CONNECTION_PROXY_INFO_EXTRA_INFO_MAX_LENGTH    1024

#define WINHTTP_CONNECTION_PROXY_INFO_FLAG_DISABLED    0x00000001
#define WINHTTP_CONNECTION_PROXY_INFO_FLAG_BYPASSLOCAL 0x00000002

#define WINHTTP_CONNECTION_POLICY_ALLOW_DEFAULT_INTERFACE_SELECTION 0x00000002

typedef enum _WINHTTP_CONNECTION_PROXY_TYPE {
    WINHTTP_CONNECTION_PROXY_TYPE_NULL = 0,
    WINHTTP_CONNECTION_PROXY_TYPE_HTTP = 1,
    WINHTTP_CONNECTION_PROXY_TYPE_SOCKS = 2
} WINHTTP_CONNECTION_PROXY_TYPE;

typedef enum _WINHTTP_CONNECTION_PROXY_INFO_SWITCH {
    WINHTTP_CONNECTION_PROXY_INFO_SWITCH_CONFIG = 0,
    WINHTTP_CONNECTION_PROXY_INFO_SWITCH_SCRIPT = 1,
    WINHTTP_CONNECTION_PROXY_INFO_SWITCH_WPAD = 2
} WINHTTP_CONNECTION_PROXY_INFO_SWITCH;

typedef enum _WINHTTP_CONNECTION_POLICY_TAG {
    TAG_WINHTTP_CONNECTION_POLICY_TAG_DEFAULT = 0,
    TAG_WINHTTP_CONNECTION_POLICY_TAG_CONNECTION_MANAGER = 1,
    TAG_WINHTTP_CONNECTION_POLICY_TAG_WWWPT = 2
} WINHTTP_CONNECTION_POLICY_TAG;

/* Declared outside the union below: C++ allows no types inside an anonymous one. */
struct _WINHTTP_CONNECTION_PROXY_INFO_CONFIG {
    WCHAR *pwszServer;
    WCHAR *pwszUsername;
    WCHAR *pwszPassword;
    WCHAR *pwszException;
    WCHAR *pwszExtraInfo;
    WORD   Port;
};

struct _WINHTTP_CONNECTION_PROXY_INFO_SCRIPT {
    WCHAR *pwszScript;
    WCHAR *pwszUsername;
    WCHAR *pwszPassword;
};

WINHTTP_COMPAT_EXTENSION typedef struct _WINHTTP_CONNECTION_PROXY_INFO {
    DWORD  Version;                   /* WINHTTP_CONNECTION_PROXY_INFO_CURRENT_VERSION */
    WCHAR *pwszFriendlyName;
    DWORD  Flags;                     /* WINHTTP_CONNECTION_PROXY_INFO_FLAG_... */
    WINHTTP_CONNECTION_PROXY_INFO_SWITCH Switch; /* ..._CONFIG: Config is valid, else Script */
    union {
        struct _WINHTTP_CONNECTION_PROXY_INFO_CONFIG Config;
        struct _WINHTTP_CONNECTION_PROXY_INFO_SCRIPT Script;
    };
} WINHTTP_CONNECTION_PROXY_INFO, *PWINHTTP_CONNECTION_PROXY_INFO;

typedef struct _WINHTTP_CONNECTION_IFINDEX_ENTRY {
    PCWSTR pwszConnectionName;
    DWORD  dwIfIndex;                 /* interface index */
} WINHTTP_CONNECTION_IFINDEX_ENTRY, *PWINHTTP_CONNECTION_IFINDEX_ENTRY;

typedef struct _WINHTTP_CONNECTION_IFINDEX_LIST {
    WINHTTP_CONNECTION_IFINDEX_ENTRY *pConnectionIfIndexEntries;
    DWORD nEntries;
} WINHTTP_CONNECTION_IFINDEX_LIST, *PWINHTTP_CONNECTION_IFINDEX_LIST;

typedef struct _WINHTTP_CONNECTION_POLICY_ENTRY {
    PCWSTR  pwszHost;
    PCWSTR  pwszAppId;
    DWORD   cbAppSid;                 /* bytes at pbAppSid */
    PBYTE   pbAppSid;
    DWORD   nConnections;             /* elements at ppwszConnections */
    PCWSTR *ppwszConnections;
    DWORD   dwPolicyEntryFlags;       /* WINHTTP_CONNECTION_POLICY_ALLOW_... */
} WINHTTP_CONNECTION_POLICY_ENTRY, *PWINHTTP_CONNECTION_POLICY_ENTRY;

typedef struct _WINHTTP_CONNECTION_POLICY_ENTRY_LIST {
    WINHTTP_CONNECTION_POLICY_ENTRY *pPolicyEntries;
    DWORD nEntries;
} WINHTTP_CONNECTION_POLICY_ENTRY_LIST, *PWINHTTP_CONNECTION_POLICY_ENTRY_LIST;

/* -- Proxy change notification -- */
#define WINHTTP_PROXY_NOTIFY_CHANGE 0x00000001

typedef PVOID WINHTTP_PROXY_CHANGE_REGISTRATION_HANDLE;

/* pvContext is the one given to WinHttpRegisterProxyChangeNotification. Called on a thread of the library. */
typedef VOID (CALLBACK *WINHTTP_PROXY_CHANGE_CALLBACK)(
    ULONGLONG ullFlags,               /* WINHTTP_PROXY_NOTIFY_CHANGE */
    PVOID     pvContext);

typedef enum _WINHTTP_PROXY_SETTINGS_TYPE {
    WinHttpProxySettingsTypeUnknown = 0,
    WinHttpProxySettingsTypeWsl = 1,
    WinHttpProxySettingsTypeWsa = 2,
    WinHttpProxySettingsTypeXBox = 3
} WINHTTP_PROXY_SETTINGS_TYPE, *PWINHTTP_PROXY_SETTINGS_TYPE;

/* WinHttpGetProxySettingsResultEx. Contents belong to the library until WinHttpFreeProxySettingsEx. */
typedef struct _WINHTTP_PROXY_SETTINGS_EX {
    ULONGLONG ullGenerationId;
    ULONGLONG ullFlags;
    PCWSTR    pcwszAutoconfigUrl;
    PCWSTR    pcwszProxy;
    PCWSTR    pcwszSecureProxy;       /* for https */
    DWORD     cProxyBypasses;         /* elements at rgpcwszProxyBypasses */
    PCWSTR   *rgpcwszProxyBypasses;
    DWORD     dwInterfaceIndex;
    PCWSTR    pcwszConnectionName;
} WINHTTP_PROXY_SETTINGS_EX, *PWINHTTP_PROXY_SETTINGS_EX;

typedef struct _WINHTTP_PROXY_SETTINGS_PARAM {
    ULONGLONG ullFlags;
    PCWSTR    pcwszConnectionName;
    PCWSTR    pcwszProbeHost;
} WINHTTP_PROXY_SETTINGS_PARAM, *PWINHTTP_PROXY_SETTINGS_PARAM;

typedef enum _WINHTTP_FAST_FORWARDING_STATE {
    WinHttpFastForwardingStateInProgress = 0,
    WinHttpFastForwardingStateSucceeded = 1,
    WinHttpFastForwardingStateClientSideFailed = 2,
    WinHttpFastForwardingStateServerSideFailed = 3
} WINHTTP_FAST_FORWARDING_STATE;

/* WINHTTP_OPTION_FAST_FORWARDING_RESPONSE_STATUS */
typedef struct _WINHTTP_FAST_FORWARDING_STATUS {
    WINHTTP_FAST_FORWARDING_STATE TransferState;
    LONG      NtStatus;
    DWORD     dwError;                /* error code */
    ULONGLONG ullBytesTransferred;
} WINHTTP_FAST_FORWARDING_STATUS, *PWINHTTP_FAST_FORWARDING_STATUS;

/* -- Feature numbers of WINHTTP_OPTION_FEATURE_SUPPORTED -- */
#define WINHTTP_FEATURE_DISABLE_STREAM_QUEUE                                 1
#define WINHTTP_FEATURE_IPV6_FAST_FALLBACK                                   2
#define WINHTTP_FEATURE_CONNECTION_STATS_V0                                  3
#define WINHTTP_FEATURE_REQUEST_TIMES                                        4
#define WINHTTP_FEATURE_EXPIRE_CONNECTION                                    5
#define WINHTTP_FEATURE_DISABLE_SECURE_PROTOCOL_FALLBACK                     6
#define WINHTTP_FEATURE_HTTP_PROTOCOL_REQUIRED                               7
#define WINHTTP_FEATURE_REQUEST_STATS                                        8
#define WINHTTP_FEATURE_SERVER_CERT_CHAIN_CONTEXT                            9
#define WINHTTP_FEATURE_CONNECTION_STATS_V1                                  12
#define WINHTTP_FEATURE_SECURITY_INFO                                        13
#define WINHTTP_FEATURE_TCP_KEEPALIVE                                        14
#define WINHTTP_FEATURE_TCP_FAST_OPEN                                        15
#define WINHTTP_FEATURE_TLS_FALSE_START                                      16
#define WINHTTP_FEATURE_IGNORE_CERT_REVOCATION_OFFLINE                       17
#define WINHTTP_FEATURE_TLS_PROTOCOL_INSECURE_FALLBACK                       20
#define WINHTTP_FEATURE_STREAM_ERROR_CODE                                    21
#define WINHTTP_FEATURE_REQUIRE_STREAM_END                                   22
#define WINHTTP_FEATURE_ENABLE_HTTP2_PLUS_CLIENT_CERT                        23
#define WINHTTP_FEATURE_FAILED_CONNECTION_RETRIES                            24
#define WINHTTP_FEATURE_HTTP2_KEEPALIVE                                      26
#define WINHTTP_FEATURE_RESOLUTION_HOSTNAME                                  27
#define WINHTTP_FEATURE_SET_TOKEN_BINDING                                    28
#define WINHTTP_FEATURE_TOKEN_BINDING_PUBLIC_KEY                             29
#define WINHTTP_FEATURE_REFERER_TOKEN_BINDING_HOSTNAME                       30
#define WINHTTP_FEATURE_HTTP2_PLUS_TRANSFER_ENCODING                         31
#define WINHTTP_FEATURE_RESOLVER_CACHE_CONFIG                                32
#define WINHTTP_FEATURE_DISABLE_CERT_CHAIN_BUILDING                          33
#define WINHTTP_FEATURE_BACKGROUND_CONNECTIONS                               34
#define WINHTTP_FEATURE_FIRST_AVAILABLE_CONNECTION                           35
#define WINHTTP_FEATURE_TCP_PRIORITY_STATUS                                  37
#define WINHTTP_FEATURE_CONNECTION_GUID                                      38
#define WINHTTP_FEATURE_MATCH_CONNECTION_GUID                                39
#define WINHTTP_FEATURE_HTTP2_RECEIVE_WINDOW                                 43
#define WINHTTP_FEATURE_IS_FEATURE_SUPPORTED                                 44
#define WINHTTP_FEATURE_ADD_REQUEST_HEADERS_EX                               46
#define WINHTTP_FEATURE_SET_PROXY_SETINGS_PER_USER                           47
#define WINHTTP_FEATURE_READ_DATA_EX                                         48
#define WINHTTP_FEATURE_QUERY_HEADERS_EX                                     49
#define WINHTTP_FEATURE_QUERY_CONNECTION_GROUP                               50
#define WINHTTP_FEATURE_FREE_QUERY_CONNECTION_GROUP_RESULT                   51
#define WINHTTP_FEATURE_SECURITY_FLAG_IGNORE_ALL_CERT_ERRORS                 52
#define WINHTTP_FEATURE_FLAG_SECURE_DEFAULTS                                 53
#define WINHTTP_FEATURE_EXTENDED_HEADER_FLAG_UNICODE                         54
#define WINHTTP_FEATURE_QUERY_FLAG_TRAILERS                                  55
#define WINHTTP_FEATURE_QUERY_FLAG_WIRE_ENCODING                             56
#define WINHTTP_FEATURE_RESOLVER_CACHE_CONFIG_FLAG_SOFT_LIMIT                57
#define WINHTTP_FEATURE_RESOLVER_CACHE_CONFIG_FLAG_BYPASS_CACHE              58
#define WINHTTP_FEATURE_FLAG_AUTOMATIC_CHUNKING                              59
#define WINHTTP_FEATURE_QUERY_CONNECTION_GROUP_FLAG_INSECURE                 60
#define WINHTTP_FEATURE_MATCH_CONNECTION_GUID_FLAG_REQUIRE_MARKED_CONNECTION 61
#define WINHTTP_FEATURE_QUERY_EX_ALL_HEADERS                                 62
#define WINHTTP_FEATURE_READ_DATA_EX_FLAG_FILL_BUFFER                        63
#define WINHTTP_FEATURE_RESOLVER_CACHE_CONFIG_FLAG_USE_DNS_TTL               64
#define WINHTTP_FEATURE_RESOLVER_CACHE_CONFIG_FLAG_CONN_USE_TTL              65
#define WINHTTP_FEATURE_QUIC_STATS                                           66
#define WINHTTP_FEATURE_HTTP3_KEEPALIVE                                      69
#define WINHTTP_FEATURE_HTTP3_HANDSHAKE_TIMEOUT                              70
#define WINHTTP_FEATURE_HTTP3_INITIAL_RTT                                    71
#define WINHTTP_FEATURE_HTTP3_STREAM_ERROR_CODE                              72
#define WINHTTP_FEATURE_REQUEST_ANNOTATION                                   73
#define WINHTTP_FEATURE_DISABLE_PROXY_AUTH_SCHEMES                           74
#define WINHTTP_FEATURE_REVERT_IMPERSONATION_SERVER_CERT                     75
#define WINHTTP_FEATURE_DISABLE_GLOBAL_POOLING                               76
#define WINHTTP_FEATURE_GET_PROXY_SETTINGS_EX                                77
#define WINHTTP_FEATURE_SESSION_SCH_CRED                                     78
#define WINHTTP_FEATURE_QUIC_STATS_V2                                        79
#define WINHTTP_FEATURE_URL_INCLUDE_DEFAULT_PORT                             80
#define WINHTTP_FEATURE_QUIC_STREAM_STATS                                    81
#define WINHTTP_FEATURE_USE_LOOKASIDE                                        82
#define WINHTTP_FEATURE_ERROR_LOG_GUID                                       83
#define WINHTTP_FEATURE_UPGRADE_TO_PROTOCOL                                  88
#define WINHTTP_FEATURE_CONNECTION_STATS_V2                                  89
#define WINHTTP_FEATURE_FAST_FORWARD_RESPONSE                                90
#define WINHTTP_FEATURE_DISABLE_AIA_FLAG                                     91
#define WINHTTP_FEATURE_DSCP_TAG                                             92
#define WINHTTP_FEATURE_HTTP11_DOWNGRADE_TTL                                 93
#define WINHTTP_FEATURE_SESSION_ERROR_LOG_GUID                               94
#define WINHTTP_FEATURE_GET_PROXY_SETTINGS_EX_XBOX                           95
#define WINHTTP_FEATURE_CONNECTION_PROXY_EX                                  97

/* ==== 4. Functions ============================================================================================= */

/* -- Dates -- */

/*
 * Writes *pst (UTC) as an HTTP date such as "Tue, 21 Nov 2000 01:06:53 GMT".
 * pwszTime: buffer of WINHTTP_TIME_FORMAT_BUFSIZE BYTES, terminator included. Also: 12004 for a date that does not exist.
 */
WINHTTPAPI BOOL WINAPI WinHttpTimeFromSystemTime(
    const SYSTEMTIME *pst,
    LPWSTR            pwszTime);

/*
 * Reads an HTTP date in any of the three forms of RFC 9110, section 5.6.7.
 * pwszTime: NUL-terminated. *pst is in UTC. Also: 12004 for text that is no date.
 */
WINHTTPAPI BOOL WINAPI WinHttpTimeToSystemTime(
    LPCWSTR     pwszTime,
    SYSTEMTIME *pst);

/* -- URLs -- */

/*
 * Takes an http or https URL apart; see URL_COMPONENTS for what to set in it and what comes out.
 * dwUrlLength: characters; 0 = pwszUrl is NUL-terminated. dwFlags: ICU_...
 * Also: 12005 invalid URL, 12006 another scheme, 122 a buffer is too small, 87 wrong dwStructSize.
 */
WINHTTPAPI BOOL WINAPI WinHttpCrackUrl(
    LPCWSTR          pwszUrl,
    DWORD            dwUrlLength,
    DWORD            dwFlags,
    LPURL_COMPONENTS lpUrlComponents);

/*
 * Puts a URL together. dwFlags: ICU_...
 * *pdwUrlLength counts characters. In: capacity of pwszUrl. Out: length without the terminator; with 122 the
 * capacity needed, terminator included. pwszUrl may be NULL to ask for that.
 * Also: 122, 87, 12005 user or password present with ICU_REJECT_USERPWD.
 */
WINHTTPAPI BOOL WINAPI WinHttpCreateUrl(
    LPURL_COMPONENTS lpUrlComponents,
    DWORD            dwFlags,
    LPWSTR           pwszUrl,
    LPDWORD          pdwUrlLength);

/* -- Session, connection, request -- */

/* TRUE: the library runs on this system. */
WINHTTPAPI BOOL WINAPI WinHttpCheckPlatform(void);

/*
 * The stored default proxy configuration, which WINHTTP_ACCESS_TYPE_DEFAULT_PROXY reads.
 * Get: strings stored in *pProxyInfo belong to the caller, GlobalFree. Set: strings stay the caller's; sessions opened
 * later see the change.
 */
WINHTTPAPI BOOL WINAPI WinHttpGetDefaultProxyConfiguration(WINHTTP_PROXY_INFO *pProxyInfo);
WINHTTPAPI BOOL WINAPI WinHttpSetDefaultProxyConfiguration(WINHTTP_PROXY_INFO *pProxyInfo);

/*
 * Opens a session. Returns its handle, or NULL.
 * pszAgentW: User-Agent, or NULL for none. dwAccessType: WINHTTP_ACCESS_TYPE_...
 * pszProxyW, pszProxyBypassW: as in WINHTTP_PROXY_INFO with WINHTTP_ACCESS_TYPE_NAMED_PROXY, else NULL.
 * dwFlags: 0, WINHTTP_FLAG_ASYNC or WINHTTP_FLAG_SECURE_DEFAULTS. Also: 87.
 * Cookies belong to the session; connections are shared by the process, but for those that credentials are bound to.
 */
WINHTTPAPI HINTERNET WINAPI WinHttpOpen(
    LPCWSTR pszAgentW,
    DWORD   dwAccessType,
    LPCWSTR pszProxyW,
    LPCWSTR pszProxyBypassW,
    DWORD   dwFlags);

/*
 * Closes any handle. Returns at once; the handle answers 6 from then on.
 * A pending asynchronous operation ends with REQUEST_ERROR and 12017, promptly; its buffers stay in use until then.
 * HANDLE_CLOSING follows, as the last notification: free the context there. Handles made from this one stay usable.
 */
WINHTTPAPI BOOL WINAPI WinHttpCloseHandle(HINTERNET hInternet);

/*
 * Names the server of later requests; nothing is sent. Returns the connect handle, or NULL.
 * pswzServerName: host name or IP literal. nServerPort: host byte order; 0 = the scheme's. dwReserved: 0.
 * Also: 12005 invalid name, 87.
 */
WINHTTPAPI HINTERNET WINAPI WinHttpConnect(
    HINTERNET     hSession,
    LPCWSTR       pswzServerName,
    INTERNET_PORT nServerPort,
    DWORD         dwReserved);

/*
 * Reads response body. Fills the buffer; less arrives only at the end of the body, and 0 bytes mean it is over.
 * dwNumberOfBytesToRead: capacity of lpBuffer, bytes. *lpdwNumberOfBytesRead: bytes, set to 0 first; NULL in
 * asynchronous mode. lpBuffer is the library's until the completion.
 * Completion: READ_COMPLETE. Also: 87 no buffer, 12002 timeout, 12017 cancelled, 12030 connection lost, 12184.
 */
WINHTTPAPI BOOL WINAPI WinHttpReadData(
    HINTERNET hRequest,
    LPVOID    lpBuffer,
    DWORD     dwNumberOfBytesToRead,
    LPDWORD   lpdwNumberOfBytesRead);

/*
 * WinHttpReadData that returns what is there, unless ullFlags has WINHTTP_READ_DATA_EX_FLAG_FILL_BUFFER.
 * cbProperty: 0. pvProperty: NULL. Returns an error code; 0 also when accepted in asynchronous mode.
 */
WINHTTPAPI DWORD WINAPI WinHttpReadDataEx(
    HINTERNET hRequest,
    LPVOID    lpBuffer,
    DWORD     dwNumberOfBytesToRead,
    LPDWORD   lpdwNumberOfBytesRead,
    ULONGLONG ullFlags,
    DWORD     cbProperty,
    PVOID     pvProperty);

/*
 * Sends the next part of the request body, after WinHttpSendRequest announced it in dwTotalLength; each part is a chunk
 * with WINHTTP_FLAG_AUTOMATIC_CHUNKING. When the server has refused the body already, the part is dropped, with success.
 * dwNumberOfBytesToWrite: bytes. *lpdwNumberOfBytesWritten: bytes, set to 0 first; NULL in asynchronous mode.
 * lpBuffer is the library's until the completion.
 * Completion: WRITE_COMPLETE. Also: 87 more than announced, 12002, 12017, 12030.
 */
WINHTTPAPI BOOL WINAPI WinHttpWriteData(
    HINTERNET hRequest,
    LPCVOID   lpBuffer,
    DWORD     dwNumberOfBytesToWrite,
    LPDWORD   lpdwNumberOfBytesWritten);

/*
 * Bytes of response body that one WinHttpReadData can have at once, at most 8192; waits until there are some. 0 at
 * the end of the body. *lpdwNumberOfBytesAvailable: NULL in asynchronous mode.
 * Completion: DATA_AVAILABLE. Also: 12002, 12017, 12030.
 */
WINHTTPAPI BOOL WINAPI WinHttpQueryDataAvailable(
    HINTERNET hRequest,
    LPDWORD   lpdwNumberOfBytesAvailable);

/*
 * Reads an option: WINHTTP_OPTION_... above says which handles have it and its type. hInternet may be NULL for
 * some. *lpdwBufferLength counts bytes. In: capacity of lpBuffer. Out: bytes stored; with 122 the bytes needed.
 * lpBuffer may be NULL to ask for that. Strings are copied into lpBuffer; those inside structures are the caller's
 * to free. Also: 12009 unknown option, 87 option that can only be set or no lpdwBufferLength, 122.
 */
WINHTTPAPI BOOL WINAPI WinHttpQueryOption(
    HINTERNET hInternet,
    DWORD     dwOption,
    LPVOID    lpBuffer,
    LPDWORD   lpdwBufferLength);

/*
 * Sets an option. dwBufferLength: bytes, or characters where WINHTTP_OPTION_... above says so. lpBuffer is copied.
 * Also: 12009 unknown option, 12011 option that can only be queried, 87 no buffer or bad value, 122 wrong length.
 */
WINHTTPAPI BOOL WINAPI WinHttpSetOption(
    HINTERNET hInternet,
    DWORD     dwOption,
    LPVOID    lpBuffer,
    DWORD     dwBufferLength);

/*
 * Sets four timeouts of a session or request, in ms; 0 and -1 = none. Initially 0, 60000, 30000, 30000.
 * Also: 87 for a value below -1.
 */
WINHTTPAPI BOOL WINAPI WinHttpSetTimeouts(
    HINTERNET hInternet,
    int       nResolveTimeout,
    int       nConnectTimeout,
    int       nSendTimeout,
    int       nReceiveTimeout);

/*
 * Creates a request; nothing is sent. Returns its handle, or NULL.
 * pwszVerb: NULL = GET, sent as written. pwszObjectName: path and query, escaped as dwFlags say; NULL = "/". A URL in its
 * place goes to the server as it is, which then is a proxy.
 * pwszVersion: NULL = HTTP/1.1. pwszReferrer: Referer header, or NULL. ppwszAcceptTypes: NULL-terminated array of
 * media types, or NULL. dwFlags: WINHTTP_FLAG_SECURE, WINHTTP_FLAG_ESCAPE_... Also: 12005, 12006, 87.
 */
WINHTTPAPI HINTERNET WINAPI WinHttpOpenRequest(
    HINTERNET hConnect,
    LPCWSTR   pwszVerb,
    LPCWSTR   pwszObjectName,
    LPCWSTR   pwszVersion,
    LPCWSTR   pwszReferrer,
    LPCWSTR  *ppwszAcceptTypes,
    DWORD     dwFlags);

/*
 * Adds, replaces or removes request headers.
 * lpszHeaders: "Name: value" lines, CRLF after each but the last. dwHeadersLength: characters, terminator not
 * counted; (DWORD)-1 = NUL-terminated. dwModifiers: WINHTTP_ADDREQ_FLAG_...
 * Also: 87 malformed header, 12150 nothing to replace, 12155 ADD_IF_NEW and there is one.
 */
WINHTTPAPI BOOL WINAPI WinHttpAddRequestHeaders(
    HINTERNET hRequest,
    LPCWSTR   lpszHeaders,
    DWORD     dwHeadersLength,
    DWORD     dwModifiers);

/*
 * The same with names and values apart. ullFlags: WINHTTP_EXTENDED_HEADER_FLAG_UNICODE, or 0 for narrow strings.
 * ullExtra: 0. cHeaders: elements at pHeaders. Returns an error code.
 */
WINHTTPAPI DWORD WINAPI WinHttpAddRequestHeadersEx(
    HINTERNET                hRequest,
    DWORD                    dwModifiers,
    ULONGLONG                ullFlags,
    ULONGLONG                ullExtra,
    DWORD                    cHeaders,
    WINHTTP_EXTENDED_HEADER *pHeaders);

/*
 * Connects if needed, and sends the headers and the first part of the body.
 * lpszHeaders: as in WinHttpAddRequestHeaders, or NULL. dwHeadersLength: characters, terminator not counted;
 * (DWORD)-1 = NUL-terminated. lpOptional: dwOptionalLength bytes of body, or NULL; it stays in use until
 * WinHttpReceiveResponse completed or the handle is closed, because a redirect or authentication may send it again.
 * dwTotalLength: bytes of the whole body; what exceeds dwOptionalLength comes through WinHttpWriteData.
 * dwContext: the handle's context value from now on; 0 keeps the one it has.
 * Completion: SENDREQUEST_COMPLETE. Also: 87 lengths or headers that contradict each other, 12002, 12005, 12006,
 * 12007 name, 12012, 12015, 12017, 12029 connect, 12030, 12032 send again, 12044 client certificate, 12175, 12184.
 */
WINHTTPAPI BOOL WINAPI WinHttpSendRequest(
    HINTERNET hRequest,
    LPCWSTR   lpszHeaders,
    DWORD     dwHeadersLength,
    LPVOID    lpOptional,
    DWORD     dwOptionalLength,
    DWORD     dwTotalLength,
    DWORD_PTR dwContext);

/*
 * Gives credentials for the next exchange, the redirects of that server included. AuthTargets: one of
 * WINHTTP_AUTH_TARGET_... AuthScheme: one bit of WINHTTP_AUTH_SCHEME_... pwszUserName NULL = default credentials;
 * pwszPassword "" = empty. pAuthParams: NULL. Also: 87, for a name that the scheme cannot send, too.
 */
WINHTTPAPI BOOL WINAPI WinHttpSetCredentials(
    HINTERNET hRequest,
    DWORD     AuthTargets,
    DWORD     AuthScheme,
    LPCWSTR   pwszUserName,
    LPCWSTR   pwszPassword,
    LPVOID    pAuthParams);

/*
 * What a 401 or 407 response offers: all schemes, the first one that the server named (WINHTTP_AUTH_SCHEME_...), and
 * who asks (WINHTTP_AUTH_TARGET_...). Read that response to its end, set credentials, and send again on this handle.
 * Also: 12150 a response that asks for nothing.
 */
WINHTTPAPI BOOL WINAPI WinHttpQueryAuthSchemes(
    HINTERNET hRequest,
    LPDWORD   lpdwSupportedSchemes,
    LPDWORD   lpdwFirstScheme,
    LPDWORD   pdwAuthTarget);

/* Undocumented. */
WINHTTPAPI BOOL WINAPI WinHttpQueryAuthParams(
    HINTERNET hRequest,
    DWORD     AuthScheme,
    LPVOID   *pAuthParams);

/*
 * Ends the request body and waits for the response head; follows redirects and answers challenges. With 12032 the body
 * would have to be sent once more, which only the caller has: begin again with WinHttpSendRequest. lpReserved: NULL.
 * Completion: HEADERS_AVAILABLE. Also: those of WinHttpSendRequest, 12152 unreadable response, 12156 redirects,
 * 12181 and 12182 too many or too large headers, 12183.
 */
WINHTTPAPI BOOL WINAPI WinHttpReceiveResponse(
    HINTERNET hRequest,
    LPVOID    lpReserved);

/*
 * Reads a header or a part of the response head. dwInfoLevel: WINHTTP_QUERY_... OR'ed with WINHTTP_QUERY_FLAG_...
 * pwszName: header name with WINHTTP_QUERY_CUSTOM, else NULL. *lpdwBufferLength counts bytes. In: capacity of
 * lpBuffer, which may be NULL. Out: for text the bytes without the terminator, with 122 the bytes needed with it;
 * else the size of the number or date. *lpdwIndex: in, occurrence wanted, from 0; out, the next one; NULL = the first.
 * Also: 122, 12150 absent or index past the last one, 12153 not a number or date.
 */
WINHTTPAPI BOOL WINAPI WinHttpQueryHeaders(
    HINTERNET hRequest,
    DWORD     dwInfoLevel,
    LPCWSTR   pwszName,
    LPVOID    lpBuffer,
    LPDWORD   lpdwBufferLength,
    LPDWORD   lpdwIndex);

/*
 * Reads headers as an array of names and values. dwInfoLevel: WINHTTP_QUERY_EX_ALL_HEADERS, a header, or
 * WINHTTP_QUERY_CUSTOM with pHeaderName; flags REQUEST_HEADERS, TRAILERS and WIRE_ENCODING. ullFlags: 0.
 * uiCodePage: of the header bytes, CP_ACP by default. pdwIndex: as above. *pdwBufferLength: bytes, array and strings
 * together. *ppHeaders: set to *pdwHeadersCount elements inside pBuffer, so nothing is to be freed.
 * Returns an error code: 122, 87 a level or flag that does not belong here, 12150.
 */
WINHTTPAPI DWORD WINAPI WinHttpQueryHeadersEx(
    HINTERNET                 hRequest,
    DWORD                     dwInfoLevel,
    ULONGLONG                 ullFlags,
    UINT                      uiCodePage,
    PDWORD                    pdwIndex,
    PWINHTTP_HEADER_NAME      pHeaderName,
    PVOID                     pBuffer,
    PDWORD                    pdwBufferLength,
    PWINHTTP_EXTENDED_HEADER *ppHeaders,
    PDWORD                    pdwHeadersCount);

/*
 * Connections to the host of a request or connect handle: those marked with *pGuidConnection, or all for NULL.
 * ullFlags: WINHTTP_QUERY_CONNECTION_GROUP_FLAG_... Returns an error code. *ppResult:
 * WinHttpFreeQueryConnectionGroupResult.
 */
WINHTTPAPI DWORD WINAPI WinHttpQueryConnectionGroup(
    HINTERNET                                hInternet,
    const GUID                              *pGuidConnection,
    ULONGLONG                                ullFlags,
    PWINHTTP_QUERY_CONNECTION_GROUP_RESULT  *ppResult);
WINHTTPAPI VOID WINAPI WinHttpFreeQueryConnectionGroupResult(WINHTTP_QUERY_CONNECTION_GROUP_RESULT *pResult);

/*
 * Installs the callback of a handle of any kind; NULL removes it. Returns the previous one (NULL if none), or
 * WINHTTP_INVALID_STATUS_CALLBACK. dwNotificationFlags: WINHTTP_CALLBACK_FLAG_..., replaces the earlier set.
 * dwReserved: 0. Handles made later inherit callback, flags and context value. A call that is already on its way on
 * another thread may still arrive after the change. Also: 87.
 */
WINHTTPAPI WINHTTP_STATUS_CALLBACK WINAPI WinHttpSetStatusCallback(
    HINTERNET               hInternet,
    WINHTTP_STATUS_CALLBACK lpfnInternetCallback,
    DWORD                   dwNotificationFlags,
    DWORD_PTR               dwReserved);

/* -- Proxy -- */

/*
 * Finds the PAC file of this network by DHCP, then DNS; blocks. dwAutoDetectFlags: WINHTTP_AUTO_DETECT_TYPE_...
 * *ppwstrAutoConfigUrl: GlobalFree. Also: 12180 none found.
 */
WINHTTPAPI BOOL WINAPI WinHttpDetectAutoProxyConfigUrl(
    DWORD   dwAutoDetectFlags,
    LPWSTR *ppwstrAutoConfigUrl);

/*
 * Asks the PAC script for the proxy of a URL; blocks, in asynchronous sessions too. Strings of *pProxyInfo:
 * GlobalFree. Also: 12005, 12006, 12015, 12017, 12166, 12167, 12178, 12180.
 */
WINHTTPAPI BOOL WINAPI WinHttpGetProxyForUrl(
    HINTERNET                  hSession,
    LPCWSTR                    lpcwszUrl,
    WINHTTP_AUTOPROXY_OPTIONS *pAutoProxyOptions,
    WINHTTP_PROXY_INFO        *pProxyInfo);

/*
 * Creates a resolver, for one WinHttpGetProxyForUrlEx. Set the callback before. Returns an error code: 12018 when
 * hSession is not an asynchronous session. *phResolver: WinHttpCloseHandle, which also cancels.
 */
WINHTTPAPI DWORD WINAPI WinHttpCreateProxyResolver(
    HINTERNET  hSession,
    HINTERNET *phResolver);

/*
 * WinHttpGetProxyForUrl, asynchronously. pContext: context value of the notifications.
 * Returns 997 when started, then completion GETPROXYFORURL_COMPLETE; any other code means not started.
 */
WINHTTPAPI DWORD WINAPI WinHttpGetProxyForUrlEx(
    HINTERNET                  hResolver,
    PCWSTR                     pcwszUrl,
    WINHTTP_AUTOPROXY_OPTIONS *pAutoProxyOptions,
    DWORD_PTR                  pContext);

/* The same; cbInterfaceSelectionContext: bytes at pInterfaceSelectionContext, which may be NULL. */
WINHTTPAPI DWORD WINAPI WinHttpGetProxyForUrlEx2(
    HINTERNET                  hResolver,
    PCWSTR                     pcwszUrl,
    WINHTTP_AUTOPROXY_OPTIONS *pAutoProxyOptions,
    DWORD                      cbInterfaceSelectionContext,
    BYTE                      *pInterfaceSelectionContext,
    DWORD_PTR                  pContext);

/*
 * What GETPROXYFORURL_COMPLETE announced. Returns an error code: 12019 before it.
 * The contents are the library's memory: WinHttpFreeProxyResult or WinHttpFreeProxyResultEx, which set them to zero.
 */
WINHTTPAPI DWORD WINAPI WinHttpGetProxyResult(
    HINTERNET             hResolver,
    WINHTTP_PROXY_RESULT *pProxyResult);
WINHTTPAPI DWORD WINAPI WinHttpGetProxyResultEx(
    HINTERNET                hResolver,
    WINHTTP_PROXY_RESULT_EX *pProxyResultEx);
WINHTTPAPI VOID WINAPI WinHttpFreeProxyResult(WINHTTP_PROXY_RESULT *pProxyResult);
WINHTTPAPI VOID WINAPI WinHttpFreeProxyResultEx(WINHTTP_PROXY_RESULT_EX *pProxyResultEx);

/* Forgets detected proxies and scripts. dwFlags: WINHTTP_RESET_... Returns an error code. */
WINHTTPAPI DWORD WINAPI WinHttpResetAutoProxy(
    HINTERNET hSession,
    DWORD     dwFlags);

/* The user's proxy settings. Strings of *pProxyConfig: GlobalFree. Also: 2 there are none. */
WINHTTPAPI BOOL WINAPI WinHttpGetIEProxyConfigForCurrentUser(WINHTTP_CURRENT_USER_IE_PROXY_CONFIG *pProxyConfig);

/* Whether pProxyInfo's bypass list has this host. Returns an error code. Undocumented. */
WINHTTPAPI DWORD WINAPI WinHttpIsHostInProxyBypassList(
    const WINHTTP_PROXY_INFO *pProxyInfo,
    PCWSTR                    pwszHost,
    INTERNET_SCHEME           tScheme,
    INTERNET_PORT             nPort,
    BOOL                     *pfIsInBypassList);

/*
 * Proxy settings of a connection, or of pcwszConnectionName NULL. Undocumented. These return an error code.
 * What WinHttpReadProxySettings stores in *pWinHttpProxySettings: WinHttpFreeProxySettings.
 */
WINHTTPAPI DWORD WINAPI WinHttpReadProxySettings(
    HINTERNET               hSession,
    PCWSTR                  pcwszConnectionName,
    BOOL                    fFallBackToDefaultSettings,
    BOOL                    fSetAutoDiscoverForDefaultSettings,
    DWORD                  *pdwSettingsVersion,
    BOOL                   *pfDefaultSettingsAreReturned,
    WINHTTP_PROXY_SETTINGS *pWinHttpProxySettings);
WINHTTPAPI DWORD WINAPI WinHttpWriteProxySettings(
    HINTERNET               hSession,
    BOOL                    fForceUpdate,
    WINHTTP_PROXY_SETTINGS *pWinHttpProxySettings);
WINHTTPAPI VOID WINAPI WinHttpFreeProxySettings(WINHTTP_PROXY_SETTINGS *pWinHttpProxySettings);
WINHTTPAPI DWORD WINAPI WinHttpGetProxySettingsVersion(
    HINTERNET hSession,
    DWORD    *pdwProxySettingsVersion);
WINHTTPAPI DWORD WINAPI WinHttpSetProxySettingsPerUser(BOOL fProxySettingsPerUser);

/*
 * Extended proxy settings, asynchronously, on a resolver. pProxySettingsParam may be NULL. pContext: context value of
 * the notifications. Returns 997 when started, then completion GETPROXYSETTINGS_COMPLETE.
 */
WINHTTPAPI DWORD WINAPI WinHttpGetProxySettingsEx(
    HINTERNET                     hResolver,
    WINHTTP_PROXY_SETTINGS_TYPE   ProxySettingsType,
    PWINHTTP_PROXY_SETTINGS_PARAM pProxySettingsParam,
    DWORD_PTR                     pContext);

/* Fills a WINHTTP_PROXY_SETTINGS_EX; free its contents with the second function. They return an error code. */
WINHTTPAPI DWORD WINAPI WinHttpGetProxySettingsResultEx(
    HINTERNET hResolver,
    PVOID     pProxySettingsEx);
WINHTTPAPI DWORD WINAPI WinHttpFreeProxySettingsEx(
    WINHTTP_PROXY_SETTINGS_TYPE ProxySettingsType,
    PVOID                       pProxySettingsEx);

/*
 * Calls pfnCallback with pvContext when proxy settings change, until unregistered.
 * ullFlags: WINHTTP_PROXY_NOTIFY_CHANGE, passed on to the callback. They return an error code.
 */
WINHTTPAPI DWORD WINAPI WinHttpRegisterProxyChangeNotification(
    ULONGLONG                                ullFlags,
    WINHTTP_PROXY_CHANGE_CALLBACK            pfnCallback,
    PVOID                                    pvContext,
    WINHTTP_PROXY_CHANGE_REGISTRATION_HANDLE *hRegistration);
WINHTTPAPI DWORD WINAPI WinHttpUnregisterProxyChangeNotification(
    WINHTTP_PROXY_CHANGE_REGISTRATION_HANDLE hRegistration);

/* -- Websocket -- */

/*
 * Makes a websocket of a request that was sent with WINHTTP_OPTION_UPGRADE_TO_WEB_SOCKET and got status 101. Returns
 * its handle, or NULL; pContext is its context value. The request handle may be closed afterwards.
 *
 * The other functions return an error code; 0 in asynchronous mode means accepted. One receive and one send or
 * shutdown may be under way at once; a second of a kind fails with 4317.
 */
WINHTTPAPI HINTERNET WINAPI WinHttpWebSocketCompleteUpgrade(
    HINTERNET hRequest,
    DWORD_PTR pContext);

/*
 * Sends a message or a part of one. eBufferType: any but CLOSE. dwBufferLength: bytes; pvBuffer may be NULL only for
 * 0 and is the library's until the completion. Completion: WRITE_COMPLETE. Also: 4317, 87, 12030.
 */
WINHTTPAPI DWORD WINAPI WinHttpWebSocketSend(
    HINTERNET                      hWebSocket,
    WINHTTP_WEB_SOCKET_BUFFER_TYPE eBufferType,
    PVOID                          pvBuffer,
    DWORD                          dwBufferLength);

/*
 * Receives a message or a part of one. dwBufferLength: bytes; pvBuffer is the library's until the completion.
 * *pdwBytesRead (bytes) and *peBufferType are stored in synchronous mode only. Completion: READ_COMPLETE.
 * Also: 4317, 87, 12152 protocol violation, 12017 cancelled by WinHttpWebSocketClose, 12030.
 */
WINHTTPAPI DWORD WINAPI WinHttpWebSocketReceive(
    HINTERNET                       hWebSocket,
    PVOID                           pvBuffer,
    DWORD                           dwBufferLength,
    DWORD                          *pdwBytesRead,
    WINHTTP_WEB_SOCKET_BUFFER_TYPE *peBufferType);

/*
 * Sends a close frame and ends sending; receiving goes on until the peer's close frame. The handle stays open.
 * usStatus: WINHTTP_WEB_SOCKET_..._CLOSE_STATUS. dwReasonLength: BYTES of UTF-8 at pvReason, 0 to 123; pvReason NULL
 * for 0. Completion: SHUTDOWN_COMPLETE. Also: 4317, 87.
 */
WINHTTPAPI DWORD WINAPI WinHttpWebSocketShutdown(
    HINTERNET hWebSocket,
    USHORT    usStatus,
    PVOID     pvReason,
    DWORD     dwReasonLength);

/*
 * Sends a close frame and waits for the peer's, up to WINHTTP_OPTION_WEB_SOCKET_CLOSE_TIMEOUT; cancels a pending
 * receive (12017). The handle stays open. Arguments as above. Completion: CLOSE_COMPLETE. Also: 4317, 87, 12152.
 */
WINHTTPAPI DWORD WINAPI WinHttpWebSocketClose(
    HINTERNET hWebSocket,
    USHORT    usStatus,
    PVOID     pvReason,
    DWORD     dwReasonLength);

/*
 * The peer's close status and reason. dwReasonLength: capacity of pvReason in bytes; NULL with 0 to ask for the size.
 * *pdwReasonLengthConsumed: bytes of reason, at most 123. Also: 122 reason cut off, 4317 no close frame yet, 87.
 */
WINHTTPAPI DWORD WINAPI WinHttpWebSocketQueryCloseStatus(
    HINTERNET hWebSocket,
    USHORT   *pusStatus,
    PVOID     pvReason,
    DWORD     dwReasonLength,
    DWORD    *pdwReasonLengthConsumed);

/* -- Upgrade to another protocol: raw bytes over the request's connection. Undocumented. -- */

/* Returns the protocol handle, or NULL; dwContext is its context value. */
WINHTTPAPI HINTERNET WINAPI WinHttpProtocolCompleteUpgrade(
    HINTERNET hRequest,
    DWORD_PTR dwContext);

/* dwBufferLength: bytes; pvBuffer is the library's until the completion. They return an error code. */
WINHTTPAPI DWORD WINAPI WinHttpProtocolSend(
    HINTERNET hProtocolHandle,
    ULONGLONG Flags,
    PVOID     pvBuffer,
    DWORD     dwBufferLength);
WINHTTPAPI DWORD WINAPI WinHttpProtocolReceive(
    HINTERNET hProtocolHandle,
    ULONGLONG Flags,
    PVOID     pvBuffer,
    DWORD     dwBufferLength,
    DWORD    *pdwBytesRead);

/* -- Windows' connection manager: administrators only. These return an error code; 5 without the privilege. -- */

/* Adds or replaces. pwszConnectionName: at most 64 characters. pProxyInfo->Version: 1. Also: 87. */
WINHTTPAPI DWORD WINAPI WinHttpConnectionSetProxyInfo(
    PCWSTR                               pwszConnectionName,
    WINHTTP_CONNECTION_PROXY_TYPE        Type,
    const WINHTTP_CONNECTION_PROXY_INFO *pProxyInfo);

/* Also: 2 there is none. */
WINHTTPAPI DWORD WINAPI WinHttpConnectionDeleteProxyInfo(
    PCWSTR                        pwszConnectionName,
    WINHTTP_CONNECTION_PROXY_TYPE Type);

/* Says which interface each connection uses; nEntries 0 clears. Also: 12172. */
WINHTTPAPI DWORD WINAPI WinHttpConnectionUpdateIfIndexTable(
    HINTERNET                        hSession,
    WINHTTP_CONNECTION_IFINDEX_LIST *pConnectionIfIndexEntries);

/* Replaces all entries of a tag. Also: 12172. */
WINHTTPAPI DWORD WINAPI WinHttpConnectionSetPolicyEntries(
    HINTERNET                             hSession,
    WINHTTP_CONNECTION_POLICY_TAG         PolicyEntryTag,
    WINHTTP_CONNECTION_POLICY_ENTRY_LIST *pPolicyEntryList);

/* Deletes all entries of a tag. Also: 12172. */
WINHTTPAPI DWORD WINAPI WinHttpConnectionDeletePolicyEntries(
    HINTERNET                     hSession,
    WINHTTP_CONNECTION_POLICY_TAG PolicyEntryTag);

/* Deletes the entries of an application. cbAppSid: bytes at pbAppSid. Undocumented. */
WINHTTPAPI DWORD WINAPI WinHttpConnectionDeletePolicyEntriesByAppSid(
    HINTERNET hSession,
    DWORD     cbAppSid,
    PBYTE     pbAppSid);

#pragma pack(pop)

#if defined(__cplusplus)
}
#endif

#endif /* !_WIN32 */

#endif /* WINHTTP_COMPAT_H */
