/* Threads that find, duplicate, add, delete and free at once, and a store that is closed under them. */
#include <pthread.h>

#include "check.h"
#include "made.h"
#include "text.h"

enum { THREADS = 8, ROUNDS = 2000 };

static HCERTSTORE store;
static PCCERT_CONTEXT shared;

static void *use(void *unused)
{
    unsigned round;
    (void)unused;
    for (round = 0; round < ROUNDS; round++) {
        PCCERT_CONTEXT context = CertDuplicateCertificateContext(shared);
        PCCERT_CONTEXT found, added;
        CHECK(context == shared);
        CHECK(CertFreeCertificateContext(context));
        found = CertFindCertificateInStore(store, X509_ASN_ENCODING, 0, CERT_FIND_ANY, NULL, NULL);
        if (found != NULL) {
            CHECK_EQ(found->pbCertEncoded[0], 0x30);
            CHECK(CertFreeCertificateContext(found));
        }
        if (round % 8 == 0 && CertAddCertificateContextToStore(store, shared, CERT_STORE_ADD_ALWAYS, &added)) {
            CHECK(CertDeleteCertificateFromStore(added));
        }
    }
    return NULL;
}

static void run(int closes)
{
    pthread_t threads[THREADS];
    unsigned at;
    store = made_store();
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, use, NULL) == 0);
    }
    if (closes) {
        CHECK(CertCloseStore(store, 0));
    }
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_join(threads[at], NULL) == 0);
    }
    if (!closes) {
        CHECK(CertCloseStore(store, CERT_CLOSE_STORE_CHECK_FLAG));
    }
}

int main(void)
{
    shared = made_context();
    run(0);
    run(1);
    CHECK(CertFreeCertificateContext(shared));
    CHECK_FAILS(CertFreeCertificateContext(shared), E_INVALIDARG);
    return 0;
}
