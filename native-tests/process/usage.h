/* What this process occupies. */
#ifndef PROCESS_USAGE_H
#define PROCESS_USAGE_H

#ifdef __cplusplus
extern "C" {
#endif

/* Memory that is really there, KiB. */
long usage_resident_kib(void);

/* Open file descriptors. */
int usage_descriptors(void);

#ifdef __cplusplus
}
#endif

#endif
