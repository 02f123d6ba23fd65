/* A process that has used up its file descriptors. */
#ifndef PROCESS_DESCRIPTOR_SHORTAGE_H
#define PROCESS_DESCRIPTOR_SHORTAGE_H

/* Takes all descriptors but `left`. */
void descriptor_shortage_begin(int left);
void descriptor_shortage_end(void);

#endif
